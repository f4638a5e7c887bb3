-- Breaking: a name belongs to one key, and the version before may store it twice.
UPDATE ApiKeys
SET Name = TRIM(REPLACE(REPLACE(REPLACE(Name, char(9), ' '), char(10), ' '), char(13), ' '));

-- The oldest key of a name keeps it; the others, and reserved names, get the id of the key.
UPDATE ApiKeys
SET Name = TRIM(substr(Name, 1, 87) || ' ' || KeyId)
WHERE Name = '' OR lower(Name) IN ('service', 'developer')
   OR EXISTS (
       SELECT 1 FROM ApiKeys o
       WHERE o.Name = ApiKeys.Name
         AND (o.CreatedAt < ApiKeys.CreatedAt OR (o.CreatedAt = ApiKeys.CreatedAt AND o.KeyId < ApiKeys.KeyId)));

CREATE UNIQUE INDEX UX_ApiKeys_Name ON ApiKeys (Name);

-- The author by key or token instead of by name; null in the entries before.
ALTER TABLE AuditEntries ADD COLUMN ActorId TEXT NULL;
ALTER TABLE Imports ADD COLUMN StartedById TEXT NULL;

-- Open sign-ins, by the hash of the secret in the cookie. Sign-out deletes the row.
CREATE TABLE Sessions (
    SessionHash TEXT NOT NULL,
    KeyId TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    ExpiresAt TEXT NOT NULL,
    CONSTRAINT PK_Sessions PRIMARY KEY (SessionHash),
    CONSTRAINT FK_Sessions_Key FOREIGN KEY (KeyId) REFERENCES ApiKeys (KeyId)
);

CREATE INDEX IX_Sessions_ExpiresAt ON Sessions (ExpiresAt);
