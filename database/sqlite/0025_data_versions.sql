-- The version of each kind of data. A writer advances it first: other writers wait, and caches see the change.
CREATE TABLE DataVersions (
    Name TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_DataVersions PRIMARY KEY (Name)
);

INSERT INTO DataVersions (Name, Version)
VALUES ('forecastRuns', 0), ('sales', 0), ('products', 0), ('overrides', 0), ('planning', 0), ('exceptions', 0);

-- Versions are compared within a process only, so the counts of the table before are not copied.
DROP TABLE Locks;
