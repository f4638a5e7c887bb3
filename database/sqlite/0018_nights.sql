-- The night that a run was made for; null for one that was asked for.
ALTER TABLE ForecastRuns ADD COLUMN DueAt TEXT NULL;

-- The nightly schedule: a change counts from when it was made, and each night is taken once, by moving LastDue.
CREATE TABLE Schedules (
    Name TEXT NOT NULL,
    Cron TEXT NOT NULL,
    LastDue TEXT NOT NULL,
    CONSTRAINT PK_Schedules PRIMARY KEY (Name)
);

INSERT INTO Schedules (Name, Cron, LastDue) VALUES ('nightlyForecast', '', '2000-01-01 00:00:00.000');
