-- Breaking: a name belongs to one key, and the version before may store it twice.
UPDATE ApiKeys
SET Name = LTRIM(RTRIM(REPLACE(REPLACE(REPLACE(Name, CHAR(9), N' '), CHAR(10), N' '), CHAR(13), N' ')));

ALTER TABLE ApiKeys ALTER COLUMN Name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO

-- The oldest key of a name keeps it; the others, and reserved names, get the id of the key.
UPDATE ApiKeys
SET Name = LTRIM(LEFT(Name, 87) + N' ' + KeyId)
WHERE Name = N'' OR LOWER(Name) IN (N'service', N'developer')
   OR EXISTS (
       SELECT 1 FROM ApiKeys o
       WHERE o.Name = ApiKeys.Name
         AND (o.CreatedAt < ApiKeys.CreatedAt OR (o.CreatedAt = ApiKeys.CreatedAt AND o.KeyId < ApiKeys.KeyId)));

CREATE UNIQUE INDEX UX_ApiKeys_Name ON ApiKeys (Name);

-- The author by key or token instead of by name; null in the entries before.
ALTER TABLE AuditEntries ADD ActorId nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Imports ADD StartedById nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;

-- Open sign-ins, by the hash of the secret in the cookie. Sign-out deletes the row.
CREATE TABLE Sessions (
    SessionHash char(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    KeyId varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    ExpiresAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Sessions PRIMARY KEY (SessionHash),
    CONSTRAINT FK_Sessions_Key FOREIGN KEY (KeyId) REFERENCES ApiKeys (KeyId)
);

CREATE INDEX IX_Sessions_ExpiresAt ON Sessions (ExpiresAt);
