-- Formats of other systems' files by name, with the columns to read. HeaderHash is the hash of the names in the header, by
-- which a file of the same system is recognised.
CREATE TABLE ImportFormats (
    Name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FormatId varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    HeaderHash char(64) COLLATE Latin1_General_100_BIN2 NULL,
    Body nvarchar(max) NOT NULL,
    UpdatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_ImportFormats PRIMARY KEY (Name)
);

CREATE INDEX IX_ImportFormats_HeaderHash ON ImportFormats (HeaderHash);
