-- Imports that are taken in after they were answered for: how to read them, who asked, who works on it until when.
ALTER TABLE Imports ADD COLUMN MediaType TEXT NULL;
ALTER TABLE Imports ADD COLUMN OnError TEXT NULL;
ALTER TABLE Imports ADD COLUMN StartedBy TEXT NULL;
ALTER TABLE Imports ADD COLUMN ClaimedBy TEXT NULL;
ALTER TABLE Imports ADD COLUMN ClaimedUntil TEXT NULL;
ALTER TABLE Imports ADD COLUMN FailureReason TEXT NULL;

-- Their bodies, gzipped and cut into parts; gone once the import has ended.
CREATE TABLE ImportParts (
    ImportId TEXT NOT NULL,
    PartNumber INTEGER NOT NULL,
    Body BLOB NOT NULL,
    CONSTRAINT PK_ImportParts PRIMARY KEY (ImportId, PartNumber)
);
