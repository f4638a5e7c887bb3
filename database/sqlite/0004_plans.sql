-- What a plan needs to know of a product beside its demand, as the JSON of the request's own entry.
CREATE TABLE ProductPlanning (
    ProductId INTEGER NOT NULL PRIMARY KEY,
    Body TEXT NOT NULL,
    CONSTRAINT FK_ProductPlanning_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

-- The workforce, resources, suppliers and components of requests that leave them out: one row once they are stored.
CREATE TABLE PlanningDefaults (
    Name TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_PlanningDefaults PRIMARY KEY (Name)
);

INSERT INTO Locks (Name, Taken) VALUES ('planning', 0);

-- The plans made: the whole answer as JSON, and beside it what the list shows.
CREATE TABLE Plans (
    PlanNumber INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    PlanId TEXT NOT NULL,
    Name TEXT NULL,
    Status TEXT NOT NULL,
    FirstMonth TEXT NOT NULL,
    Months INTEGER NOT NULL,
    Best TEXT NULL,
    CreatedAt TEXT NOT NULL,
    Answer TEXT NOT NULL,
    CONSTRAINT UQ_Plans_PlanId UNIQUE (PlanId)
);
