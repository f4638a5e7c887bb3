-- The night that a run was made for; null for one that was asked for.
ALTER TABLE ForecastRuns ADD DueAt datetime2(3) NULL;

-- The nightly schedule: a change counts from when it was made, and each night is taken once, by moving LastDue.
CREATE TABLE Schedules (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Cron nvarchar(200) NOT NULL,
    LastDue datetime2(3) NOT NULL,
    CONSTRAINT PK_Schedules PRIMARY KEY (Name)
);

INSERT INTO Schedules (Name, Cron, LastDue) VALUES ('nightlyForecast', '', '2000-01-01');
