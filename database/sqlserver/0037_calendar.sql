-- The working days of the company, as the JSON of the API.
CREATE TABLE WorkCalendars (
    Name varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_WorkCalendars PRIMARY KEY (Name)
);

INSERT INTO DataVersions (Name, Version) VALUES ('calendar', 0);

-- A plan lists the kinds of changes after it.
CREATE INDEX IX_AuditEntries_Action ON AuditEntries (Action, ChangedAt);
