-- Imports that are taken in after they were answered for: how to read them, who asked, who works on it until when.
ALTER TABLE Imports ADD MediaType varchar(50) NULL;
ALTER TABLE Imports ADD OnError varchar(10) NULL;
ALTER TABLE Imports ADD StartedBy nvarchar(200) NULL;
ALTER TABLE Imports ADD ClaimedBy char(36) NULL;
ALTER TABLE Imports ADD ClaimedUntil datetime2(3) NULL;
ALTER TABLE Imports ADD FailureReason nvarchar(400) NULL;

-- Their bodies, gzipped and cut into parts; gone once the import has ended.
CREATE TABLE ImportParts (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PartNumber int NOT NULL,
    Body varbinary(max) NOT NULL,
    CONSTRAINT PK_ImportParts PRIMARY KEY (ImportId, PartNumber)
);
