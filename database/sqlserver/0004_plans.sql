-- What a plan needs to know of a product beside its demand, as the JSON of the request's own entry.
CREATE TABLE ProductPlanning (
    ProductId int NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_ProductPlanning PRIMARY KEY (ProductId),
    CONSTRAINT FK_ProductPlanning_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

-- The workforce, resources, suppliers and components of requests that leave them out: one row once they are stored.
CREATE TABLE PlanningDefaults (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_PlanningDefaults PRIMARY KEY (Name)
);

INSERT INTO Locks (Name, Taken) VALUES ('planning', 0);

-- The plans made: the whole answer as JSON, and beside it what the list shows.
CREATE TABLE Plans (
    PlanNumber int IDENTITY(1, 1) NOT NULL,
    PlanId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) NULL,
    Status varchar(20) NOT NULL,
    FirstMonth date NOT NULL,
    Months int NOT NULL,
    Best varchar(50) NULL,
    CreatedAt datetime2(3) NOT NULL,
    Answer nvarchar(max) NOT NULL,
    CONSTRAINT PK_Plans PRIMARY KEY (PlanNumber),
    CONSTRAINT UQ_Plans_PlanId UNIQUE (PlanId)
);
