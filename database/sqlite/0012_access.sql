-- Keys by which programs call; of the secret only its SHA-256 is kept.
CREATE TABLE ApiKeys (
    KeyId TEXT NOT NULL,
    Name TEXT NOT NULL,
    Roles TEXT NOT NULL,
    Hash TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    CreatedBy TEXT NOT NULL,
    ExpiresAt TEXT NULL,
    RevokedAt TEXT NULL,
    LastUsedAt TEXT NULL,
    CONSTRAINT PK_ApiKeys PRIMARY KEY (KeyId)
);

-- Who changed what, written in the transaction of the change.
CREATE TABLE AuditEntries (
    EntryNumber INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ChangedAt TEXT NOT NULL,
    Actor TEXT NOT NULL,
    Action TEXT NOT NULL,
    Target TEXT NOT NULL,
    Was TEXT NULL,
    Becomes TEXT NULL,
    TraceId TEXT NULL
);

-- What cookies and forms are protected with, so that every node reads what another has written.
CREATE TABLE ProtectionKeys (
    Name TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_ProtectionKeys PRIMARY KEY (Name)
);
