-- Overrides of the sum of a category, a channel or all products; their spread lies in Overrides.
CREATE TABLE LevelOverrides (
    LevelId int IDENTITY(1, 1) NOT NULL,
    LevelBy varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    LevelKey nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Month date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Statistical decimal(19, 6) NOT NULL,
    Reason nvarchar(500) NOT NULL,
    Author nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Expires date NULL,
    CreatedAt datetime2(3) NOT NULL,
    RemovedAt datetime2(3) NULL,
    CONSTRAINT PK_LevelOverrides PRIMARY KEY (LevelId)
);

ALTER TABLE Overrides ADD LevelId int NULL;
