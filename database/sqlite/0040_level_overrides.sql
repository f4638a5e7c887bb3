-- Overrides of the sum of a category, a channel or all products; their spread lies in Overrides.
CREATE TABLE LevelOverrides (
    LevelId INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    LevelBy TEXT NOT NULL,
    LevelKey TEXT NOT NULL,
    Month TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Statistical INTEGER NOT NULL,
    Reason TEXT NOT NULL,
    Author TEXT NOT NULL,
    Expires TEXT NULL,
    CreatedAt TEXT NOT NULL,
    RemovedAt TEXT NULL
);

ALTER TABLE Overrides ADD COLUMN LevelId INTEGER NULL;
