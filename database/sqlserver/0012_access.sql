-- Keys by which programs call; of the secret only its SHA-256 is kept.
CREATE TABLE ApiKeys (
    KeyId varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(100) NOT NULL,
    Roles varchar(100) NOT NULL,
    Hash char(64) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    CreatedBy nvarchar(200) NOT NULL,
    ExpiresAt datetime2(3) NULL,
    RevokedAt datetime2(3) NULL,
    LastUsedAt datetime2(3) NULL,
    CONSTRAINT PK_ApiKeys PRIMARY KEY (KeyId)
);

-- Who changed what, written in the transaction of the change.
CREATE TABLE AuditEntries (
    EntryNumber int IDENTITY(1, 1) NOT NULL,
    ChangedAt datetime2(3) NOT NULL,
    Actor nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Action varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Target nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Was nvarchar(max) NULL,
    Becomes nvarchar(max) NULL,
    TraceId varchar(50) NULL,
    CONSTRAINT PK_AuditEntries PRIMARY KEY (EntryNumber)
);

-- What cookies and forms are protected with, so that every node reads what another has written.
CREATE TABLE ProtectionKeys (
    Name varchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_ProtectionKeys PRIMARY KEY (Name)
);
