-- Generated from database/sqlserver by SchemaFileTests; UPDATE_SNAPSHOTS=1 renews it.

CREATE TABLE ApiKeys (
    KeyId varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Roles varchar(100) NOT NULL,
    Hash char(64) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    CreatedBy nvarchar(200) NOT NULL,
    ExpiresAt datetime2(3) NULL,
    RevokedAt datetime2(3) NULL,
    LastUsedAt datetime2(3) NULL,
    CONSTRAINT PK_ApiKeys PRIMARY KEY (KeyId)
);

CREATE UNIQUE INDEX UX_ApiKeys_Name ON ApiKeys (Name);

CREATE TABLE AuditEntries (
    EntryNumber int IDENTITY(1, 1) NOT NULL,
    ChangedAt datetime2(3) NOT NULL,
    Actor nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Action varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Target nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Was nvarchar(max) NULL,
    Becomes nvarchar(max) NULL,
    TraceId varchar(50) NULL,
    ActorId nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT PK_AuditEntries PRIMARY KEY (EntryNumber)
);

CREATE INDEX IX_AuditEntries_Action ON AuditEntries (Action, ChangedAt);

CREATE TABLE BacktestPoints (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Origin date NOT NULL,
    Month date NOT NULL,
    Demand decimal(19, 6) NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Lower80 decimal(19, 6) NOT NULL,
    Upper80 decimal(19, 6) NOT NULL,
    Lower95 decimal(19, 6) NOT NULL,
    Upper95 decimal(19, 6) NOT NULL,
    Benchmark decimal(19, 6) NOT NULL,
    AbsoluteScale float NULL,
    SquaredScale float NULL,
    Quantiles varchar(400) NULL,
    CONSTRAINT PK_BacktestPoints PRIMARY KEY (RunNumber, ProductId, Origin, Month)
);

CREATE TABLE DataVersions (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version bigint NOT NULL,
    CONSTRAINT PK_DataVersions PRIMARY KEY (Name)
);

CREATE TABLE DemandEvents (
    EventId varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_DemandEvents PRIMARY KEY (EventId)
);

CREATE TABLE EventEffects (
    RunNumber int NOT NULL,
    EventId varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ProductId int NOT NULL,
    Factor float NOT NULL,
    LowerFactor float NOT NULL,
    UpperFactor float NOT NULL,
    Months int NOT NULL,
    CONSTRAINT PK_EventEffects PRIMARY KEY (RunNumber, EventId, ProductId)
);

CREATE TABLE ForecastRuns (
    RunNumber int IDENTITY(1, 1) NOT NULL,
    RunId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status varchar(20) NOT NULL,
    StartedBy varchar(20) NOT NULL,
    AsOf date NOT NULL,
    Horizon int NOT NULL,
    FailureReason nvarchar(1000) NULL,
    CreatedAt datetime2(3) NOT NULL,
    StartedAt datetime2(3) NULL,
    FinishedAt datetime2(3) NULL,
    Official int NOT NULL CONSTRAINT DF_ForecastRuns_Official DEFAULT 0,
    Settings nvarchar(1000) NULL,
    ReviewedAt datetime2(3) NULL,
    DueAt datetime2(3) NULL,
    TraceParent varchar(60) NULL,
    FollowedAt datetime2(3) NULL,
    Attempts int NOT NULL CONSTRAINT DF_ForecastRuns_Attempts DEFAULT 0,
    DatabaseErrors int NOT NULL CONSTRAINT DF_ForecastRuns_DatabaseErrors DEFAULT 0,
    IncompleteMonth date NULL,
    CONSTRAINT PK_ForecastRuns PRIMARY KEY (RunNumber),
    CONSTRAINT UQ_ForecastRuns_RunId UNIQUE (RunId)
);

CREATE INDEX IX_ForecastRuns_Status ON ForecastRuns (Status, RunNumber);

CREATE UNIQUE INDEX UX_ForecastRuns_Running ON ForecastRuns (Status) WHERE Status = 'running';

CREATE TABLE ForecastBatches (
    RunNumber int NOT NULL,
    BatchNumber int NOT NULL,
    Status varchar(20) NOT NULL,
    Products int NOT NULL,
    Failed int NOT NULL,
    Attempts int NOT NULL CONSTRAINT DF_ForecastBatches_Attempts DEFAULT 0,
    CONSTRAINT PK_ForecastBatches PRIMARY KEY (RunNumber, BatchNumber),
    CONSTRAINT FK_ForecastBatches_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
);

CREATE TABLE IdempotencyKeys (
    Caller nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Route varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    KeyText varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestHash char(64) NOT NULL,
    Status int NOT NULL,
    Location nvarchar(300) NULL,
    Body nvarchar(max) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    BodyOwner varchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT PK_IdempotencyKeys PRIMARY KEY (Caller, Route, KeyText)
);

CREATE INDEX IX_IdempotencyKeys_CreatedAt ON IdempotencyKeys (CreatedAt);

CREATE TABLE ImportFormats (
    Name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FormatId varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    HeaderHash char(64) COLLATE Latin1_General_100_BIN2 NULL,
    Body nvarchar(max) NOT NULL,
    UpdatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_ImportFormats PRIMARY KEY (Name)
);

CREATE INDEX IX_ImportFormats_HeaderHash ON ImportFormats (HeaderHash);

CREATE TABLE ImportParts (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PartNumber int NOT NULL,
    Body varbinary(max) NOT NULL,
    CONSTRAINT PK_ImportParts PRIMARY KEY (ImportId, PartNumber)
);

CREATE TABLE Imports (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Kind varchar(20) NOT NULL,
    Status varchar(20) NOT NULL,
    Received bigint NOT NULL,
    Inserted bigint NOT NULL,
    Updated bigint NOT NULL,
    Unchanged bigint NOT NULL,
    Rejected bigint NOT NULL,
    Products int NOT NULL,
    FirstDate date NULL,
    LastDate date NULL,
    CreatedAt datetime2(3) NOT NULL,
    MediaType varchar(50) NULL,
    OnError varchar(10) NULL,
    StartedBy nvarchar(200) NULL,
    FailureReason nvarchar(400) NULL,
    TraceParent varchar(60) NULL,
    AcceptedNumber bigint NULL,
    Attempts int NOT NULL CONSTRAINT DF_Imports_Attempts DEFAULT 0,
    StartedById nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    Merged bigint NOT NULL CONSTRAINT DF_Imports_Merged DEFAULT 0,
    Format nvarchar(4000) NULL,
    ImportNumber bigint NULL,
    CONSTRAINT PK_Imports PRIMARY KEY (ImportId)
);

CREATE INDEX IX_Imports_ImportNumber ON Imports (ImportNumber);

CREATE TABLE ImportErrors (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ErrorNumber bigint NOT NULL,
    Line bigint NOT NULL,
    Field nvarchar(50) NULL,
    Message nvarchar(400) NOT NULL,
    CONSTRAINT PK_ImportErrors PRIMARY KEY (ImportId, ErrorNumber),
    CONSTRAINT FK_ImportErrors_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
);

CREATE TABLE ImportWarnings (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    WarningNumber bigint NOT NULL,
    Line bigint NOT NULL,
    Field nvarchar(50) NULL,
    Code varchar(30) NOT NULL,
    Message nvarchar(400) NOT NULL,
    CONSTRAINT PK_ImportWarnings PRIMARY KEY (ImportId, WarningNumber),
    CONSTRAINT FK_ImportWarnings_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
);

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

CREATE TABLE PlanningDefaults (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_PlanningDefaults PRIMARY KEY (Name)
);

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
    Accepted varchar(50) NULL,
    Summary nvarchar(max) NULL,
    Request nvarchar(max) NULL,
    TraceParent varchar(60) NULL,
    Attempts int NOT NULL CONSTRAINT DF_Plans_Attempts DEFAULT 0,
    DatabaseErrors int NOT NULL CONSTRAINT DF_Plans_DatabaseErrors DEFAULT 0,
    Products int NULL,
    CONSTRAINT PK_Plans PRIMARY KEY (PlanNumber),
    CONSTRAINT UQ_Plans_PlanId UNIQUE (PlanId)
);

CREATE TABLE Products (
    ProductId int IDENTITY(1, 1) NOT NULL,
    Sku nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) NULL,
    Category nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    Unit nvarchar(20) NULL,
    UnitPrice decimal(19, 6) NULL,
    UnitCost decimal(19, 6) NULL,
    Status varchar(20) NOT NULL,
    LikeSku nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    SearchText nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    LaunchMonth date NULL,
    EndMonth date NULL,
    FoldedSku nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL,
    ImportNumber bigint NULL,
    CONSTRAINT PK_Products PRIMARY KEY (ProductId),
    CONSTRAINT UQ_Products_Sku UNIQUE (Sku)
);

CREATE INDEX IX_Products_FoldedSku ON Products (FoldedSku);

CREATE TABLE ActualVersions (
    ProductId int NOT NULL,
    Month date NOT NULL,
    RunNumber int NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ActualVersions PRIMARY KEY (ProductId, Month, RunNumber),
    CONSTRAINT FK_ActualVersions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE TABLE BomLines (
    ProductId int NOT NULL,
    LineNumber int NOT NULL,
    ComponentId int NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    ScrapRate decimal(19, 6) NOT NULL,
    QuantityNanos int NOT NULL CONSTRAINT DF_BomLines_QuantityNanos DEFAULT 0,
    CONSTRAINT PK_BomLines PRIMARY KEY (ProductId, LineNumber),
    CONSTRAINT FK_BomLines_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId),
    CONSTRAINT FK_BomLines_Component FOREIGN KEY (ComponentId) REFERENCES Products (ProductId)
);

CREATE INDEX IX_BomLines_Component ON BomLines (ComponentId);

CREATE TABLE Exceptions (
    ProductId int NOT NULL,
    RuleName varchar(30) NOT NULL,
    RunNumber int NOT NULL,
    Place int NOT NULL,
    Severity varchar(10) NOT NULL,
    Value float NULL,
    Threshold float NULL,
    Month date NOT NULL,
    Detail nvarchar(400) NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Money decimal(19, 6) NULL,
    Surprise float NOT NULL,
    Holds int NOT NULL,
    State varchar(15) NOT NULL,
    Note nvarchar(1000) NULL,
    Author nvarchar(200) NULL,
    Since date NOT NULL,
    ChangedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Exceptions PRIMARY KEY (ProductId, RuleName),
    CONSTRAINT FK_Exceptions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_Exceptions_Place ON Exceptions (Place);

CREATE TABLE ForecastProducts (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    BatchNumber int NOT NULL,
    Model varchar(50) NULL,
    FailureReason nvarchar(1000) NULL,
    Mase float NULL,
    Smape float NULL,
    Wape float NULL,
    Bias float NULL,
    Coverage80 float NULL,
    Coverage95 float NULL,
    RunnerUp varchar(50) NULL,
    RunnerUpMase float NULL,
    DemandClass varchar(20) NULL,
    YearQuantity decimal(19, 6) NULL,
    Variation float NULL,
    AbsoluteScale float NULL,
    SquaredScale float NULL,
    Fingerprints varchar(208) NULL,
    Candidates nvarchar(max) NULL,
    LaunchMonth date NULL,
    EndMonth date NULL,
    CONSTRAINT PK_ForecastProducts PRIMARY KEY (RunNumber, ProductId),
    CONSTRAINT FK_ForecastProducts_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber),
    CONSTRAINT FK_ForecastProducts_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
);

CREATE INDEX IX_ForecastProducts_Batch ON ForecastProducts (RunNumber, BatchNumber, ProductId);

CREATE TABLE ForecastAdjustments (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Kind varchar(20) NOT NULL,
    Recorded decimal(19, 6) NOT NULL,
    Used decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ForecastAdjustments PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_ForecastAdjustments_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
);

CREATE TABLE ForecastDrivers (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Kind varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Effect decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ForecastDrivers PRIMARY KEY (RunNumber, ProductId, Month, Kind, Name),
    CONSTRAINT FK_ForecastDrivers_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
);

CREATE TABLE Forecasts (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Lower80 decimal(19, 6) NOT NULL,
    Upper80 decimal(19, 6) NOT NULL,
    Lower95 decimal(19, 6) NOT NULL,
    Upper95 decimal(19, 6) NOT NULL,
    Benchmark decimal(19, 6) NULL,
    Quantiles varchar(400) NULL,
    CONSTRAINT PK_Forecasts PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_Forecasts_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
);

CREATE TABLE Overrides (
    OverrideId int IDENTITY(1, 1) NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Statistical decimal(19, 6) NOT NULL,
    Reason nvarchar(500) NOT NULL,
    Author nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Expires date NULL,
    SetAsOf date NOT NULL,
    RemovedAsOf date NULL,
    CreatedAt datetime2(3) NOT NULL,
    RemovedAt datetime2(3) NULL,
    SetRun int NOT NULL CONSTRAINT DF_Overrides_SetRun DEFAULT 0,
    RemovedRun int NULL,
    LevelId int NULL,
    CONSTRAINT PK_Overrides PRIMARY KEY (OverrideId),
    CONSTRAINT FK_Overrides_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_Overrides_Product ON Overrides (ProductId, Month);

CREATE TABLE ProductPlanning (
    ProductId int NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_ProductPlanning PRIMARY KEY (ProductId),
    CONSTRAINT FK_ProductPlanning_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE TABLE ProductPrices (
    ProductId int NOT NULL,
    Month date NOT NULL,
    Price decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ProductPrices PRIMARY KEY (ProductId, Month),
    CONSTRAINT FK_ProductPrices_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE TABLE ProtectionKeys (
    Name varchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_ProtectionKeys PRIMARY KEY (Name)
);

CREATE TABLE RunModels (
    RunNumber int NOT NULL,
    PartNumber int NOT NULL,
    Body varbinary(max) NOT NULL,
    CONSTRAINT PK_RunModels PRIMARY KEY (RunNumber, PartNumber),
    CONSTRAINT FK_RunModels_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
);

CREATE TABLE Sales (
    ProductId int NOT NULL,
    SaleDate date NOT NULL,
    Channel nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    UnitPrice decimal(19, 6) NULL,
    Stockout decimal(19, 6) NULL,
    ImportNumber bigint NULL,
    PeriodEnd date NULL,
    CONSTRAINT PK_Sales PRIMARY KEY (ProductId, SaleDate, Channel),
    CONSTRAINT FK_Sales_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
);

CREATE TABLE SalesMonths (
    Month date NOT NULL,
    Days int NOT NULL CONSTRAINT DF_SalesMonths_Days DEFAULT 0,
    CONSTRAINT PK_SalesMonths PRIMARY KEY (Month)
);

CREATE TABLE SalesReplaced (
    ImportNumber bigint NOT NULL,
    ProductId int NOT NULL,
    SaleDate date NOT NULL,
    Channel nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PeriodEnd date NULL,
    Quantity decimal(19, 6) NOT NULL,
    UnitPrice decimal(19, 6) NULL,
    Stockout decimal(19, 6) NULL,
    PreviousImportNumber bigint NULL,
    CONSTRAINT PK_SalesReplaced PRIMARY KEY (ImportNumber, ProductId, SaleDate, Channel),
    CONSTRAINT FK_SalesReplaced_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_SalesReplaced_PreviousImportNumber ON SalesReplaced (PreviousImportNumber);

CREATE INDEX IX_SalesReplaced_Product ON SalesReplaced (ProductId, SaleDate, Channel);

CREATE TABLE SalesSpreads (
    ProductId int NOT NULL,
    SaleDate date NOT NULL,
    Channel nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PeriodStart date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    CONSTRAINT PK_SalesSpreads PRIMARY KEY (ProductId, SaleDate, Channel, PeriodStart),
    CONSTRAINT FK_SalesSpreads_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
);

CREATE TABLE Schedules (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Cron nvarchar(200) NOT NULL,
    LastDue datetime2(3) NOT NULL,
    CONSTRAINT PK_Schedules PRIMARY KEY (Name)
);

CREATE TABLE Sessions (
    SessionHash char(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    KeyId varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    ExpiresAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Sessions PRIMARY KEY (SessionHash),
    CONSTRAINT FK_Sessions_Key FOREIGN KEY (KeyId) REFERENCES ApiKeys (KeyId)
);

CREATE INDEX IX_Sessions_ExpiresAt ON Sessions (ExpiresAt);

CREATE TABLE ValueParts (
    Owner varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PartNumber int NOT NULL,
    Body varbinary(4000) NOT NULL,
    CONSTRAINT PK_ValueParts PRIMARY KEY (Owner, Name, PartNumber)
);

CREATE TABLE WorkCalendars (
    Name varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_WorkCalendars PRIMARY KEY (Name)
);
