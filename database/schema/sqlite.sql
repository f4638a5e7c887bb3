-- Generated from database/sqlite by SchemaFileTests; UPDATE_SNAPSHOTS=1 renews it.

CREATE TABLE ApiKeys (
    KeyId TEXT NOT NULL,
    Name TEXT NOT NULL,
    Roles TEXT NOT NULL,
    Hash TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    CreatedBy TEXT NOT NULL,
    ExpiresAt TEXT NULL,
    RevokedAt TEXT NULL,
    LastUsedAt TEXT NULL,
    CONSTRAINT PK_ApiKeys PRIMARY KEY (KeyId)
);

CREATE UNIQUE INDEX UX_ApiKeys_Name ON ApiKeys (Name);

CREATE TABLE AuditEntries (
    EntryNumber INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ChangedAt TEXT NOT NULL,
    Actor TEXT NOT NULL,
    Action TEXT NOT NULL,
    Target TEXT NOT NULL,
    Was TEXT NULL,
    Becomes TEXT NULL,
    TraceId TEXT NULL,
    ActorId TEXT NULL
);

CREATE INDEX IX_AuditEntries_Action ON AuditEntries (Action, ChangedAt);

CREATE TABLE BacktestPoints (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Origin TEXT NOT NULL,
    Month TEXT NOT NULL,
    Demand INTEGER NOT NULL,
    Quantity INTEGER NOT NULL,
    Lower80 INTEGER NOT NULL,
    Upper80 INTEGER NOT NULL,
    Lower95 INTEGER NOT NULL,
    Upper95 INTEGER NOT NULL,
    Benchmark INTEGER NOT NULL,
    AbsoluteScale REAL NULL,
    SquaredScale REAL NULL,
    Quantiles TEXT NULL,
    CONSTRAINT PK_BacktestPoints PRIMARY KEY (RunNumber, ProductId, Origin, Month)
) WITHOUT ROWID;

CREATE TABLE DataVersions (
    Name TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_DataVersions PRIMARY KEY (Name)
);

CREATE TABLE DemandEvents (
    EventId TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_DemandEvents PRIMARY KEY (EventId)
);

CREATE TABLE EventEffects (
    RunNumber INTEGER NOT NULL,
    EventId TEXT NOT NULL,
    ProductId INTEGER NOT NULL,
    Factor REAL NOT NULL,
    LowerFactor REAL NOT NULL,
    UpperFactor REAL NOT NULL,
    Months INTEGER NOT NULL,
    CONSTRAINT PK_EventEffects PRIMARY KEY (RunNumber, EventId, ProductId)
) WITHOUT ROWID;

CREATE TABLE ForecastRuns (
    RunNumber INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    RunId TEXT NOT NULL,
    Status TEXT NOT NULL,
    StartedBy TEXT NOT NULL,
    AsOf TEXT NOT NULL,
    Horizon INTEGER NOT NULL,
    FailureReason TEXT NULL,
    CreatedAt TEXT NOT NULL,
    StartedAt TEXT NULL,
    FinishedAt TEXT NULL,
    Official INTEGER NOT NULL DEFAULT 0,
    Settings TEXT NULL,
    ReviewedAt TEXT NULL,
    DueAt TEXT NULL,
    TraceParent TEXT NULL,
    FollowedAt TEXT NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    DatabaseErrors INTEGER NOT NULL DEFAULT 0,
    IncompleteMonth TEXT NULL,
    CONSTRAINT UQ_ForecastRuns_RunId UNIQUE (RunId)
);

CREATE INDEX IX_ForecastRuns_Status ON ForecastRuns (Status, RunNumber);

CREATE UNIQUE INDEX UX_ForecastRuns_Running ON ForecastRuns (Status) WHERE Status = 'running';

CREATE TABLE ForecastBatches (
    RunNumber INTEGER NOT NULL,
    BatchNumber INTEGER NOT NULL,
    Status TEXT NOT NULL,
    Products INTEGER NOT NULL,
    Failed INTEGER NOT NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT PK_ForecastBatches PRIMARY KEY (RunNumber, BatchNumber),
    CONSTRAINT FK_ForecastBatches_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
) WITHOUT ROWID;

CREATE TABLE IdempotencyKeys (
    Caller TEXT NOT NULL,
    Route TEXT NOT NULL,
    KeyText TEXT NOT NULL,
    RequestHash TEXT NOT NULL,
    Status INTEGER NOT NULL,
    Location TEXT NULL,
    Body TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    BodyOwner TEXT NULL,
    CONSTRAINT PK_IdempotencyKeys PRIMARY KEY (Caller, Route, KeyText)
);

CREATE INDEX IX_IdempotencyKeys_CreatedAt ON IdempotencyKeys (CreatedAt);

CREATE TABLE ImportFormats (
    Name TEXT NOT NULL,
    FormatId TEXT NOT NULL,
    HeaderHash TEXT NULL,
    Body TEXT NOT NULL,
    UpdatedAt TEXT NOT NULL,
    CONSTRAINT PK_ImportFormats PRIMARY KEY (Name)
);

CREATE INDEX IX_ImportFormats_HeaderHash ON ImportFormats (HeaderHash);

CREATE TABLE ImportParts (
    ImportId TEXT NOT NULL,
    PartNumber INTEGER NOT NULL,
    Body BLOB NOT NULL,
    CONSTRAINT PK_ImportParts PRIMARY KEY (ImportId, PartNumber)
);

CREATE TABLE Imports (
    ImportId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Status TEXT NOT NULL,
    Received INTEGER NOT NULL,
    Inserted INTEGER NOT NULL,
    Updated INTEGER NOT NULL,
    Unchanged INTEGER NOT NULL,
    Rejected INTEGER NOT NULL,
    Products INTEGER NOT NULL,
    FirstDate TEXT NULL,
    LastDate TEXT NULL,
    CreatedAt TEXT NOT NULL,
    MediaType TEXT NULL,
    OnError TEXT NULL,
    StartedBy TEXT NULL,
    FailureReason TEXT NULL,
    TraceParent TEXT NULL,
    AcceptedNumber INTEGER NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    StartedById TEXT NULL,
    Merged INTEGER NOT NULL DEFAULT 0,
    Format TEXT NULL,
    ImportNumber INTEGER NULL,
    CONSTRAINT PK_Imports PRIMARY KEY (ImportId)
);

CREATE INDEX IX_Imports_ImportNumber ON Imports (ImportNumber);

CREATE TABLE ImportErrors (
    ImportId TEXT NOT NULL,
    ErrorNumber INTEGER NOT NULL,
    Line INTEGER NOT NULL,
    Field TEXT NULL,
    Message TEXT NOT NULL,
    CONSTRAINT PK_ImportErrors PRIMARY KEY (ImportId, ErrorNumber),
    CONSTRAINT FK_ImportErrors_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
) WITHOUT ROWID;

CREATE TABLE ImportWarnings (
    ImportId TEXT NOT NULL,
    WarningNumber INTEGER NOT NULL,
    Line INTEGER NOT NULL,
    Field TEXT NULL,
    Code TEXT NOT NULL,
    Message TEXT NOT NULL,
    CONSTRAINT PK_ImportWarnings PRIMARY KEY (ImportId, WarningNumber),
    CONSTRAINT FK_ImportWarnings_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
) WITHOUT ROWID;

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

CREATE TABLE PlanningDefaults (
    Name TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_PlanningDefaults PRIMARY KEY (Name)
);

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
    Accepted TEXT NULL,
    Summary TEXT NULL,
    Request TEXT NULL,
    TraceParent TEXT NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    DatabaseErrors INTEGER NOT NULL DEFAULT 0,
    Products INTEGER NULL,
    CONSTRAINT UQ_Plans_PlanId UNIQUE (PlanId)
);

CREATE TABLE Products (
    ProductId INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    Sku TEXT NOT NULL,
    Name TEXT NULL,
    Category TEXT NULL,
    Unit TEXT NULL,
    UnitPrice INTEGER NULL,
    UnitCost INTEGER NULL,
    Status TEXT NOT NULL,
    LikeSku TEXT NULL,
    SearchText TEXT NULL,
    LaunchMonth TEXT NULL,
    EndMonth TEXT NULL,
    FoldedSku TEXT NULL,
    ImportNumber INTEGER NULL,
    CONSTRAINT UQ_Products_Sku UNIQUE (Sku)
);

CREATE INDEX IX_Products_FoldedSku ON Products (FoldedSku);

CREATE TABLE ActualVersions (
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    RunNumber INTEGER NOT NULL,
    Quantity INTEGER NOT NULL,
    CONSTRAINT PK_ActualVersions PRIMARY KEY (ProductId, Month, RunNumber),
    CONSTRAINT FK_ActualVersions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE BomLines (
    ProductId INTEGER NOT NULL,
    LineNumber INTEGER NOT NULL,
    ComponentId INTEGER NOT NULL,
    Quantity INTEGER NOT NULL,
    ScrapRate INTEGER NOT NULL,
    QuantityNanos INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT PK_BomLines PRIMARY KEY (ProductId, LineNumber),
    CONSTRAINT FK_BomLines_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId),
    CONSTRAINT FK_BomLines_Component FOREIGN KEY (ComponentId) REFERENCES Products (ProductId)
);

CREATE INDEX IX_BomLines_Component ON BomLines (ComponentId);

CREATE TABLE Exceptions (
    ProductId INTEGER NOT NULL,
    RuleName TEXT NOT NULL,
    RunNumber INTEGER NOT NULL,
    Place INTEGER NOT NULL,
    Severity TEXT NOT NULL,
    Value REAL NULL,
    Threshold REAL NULL,
    Month TEXT NOT NULL,
    Detail TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Money INTEGER NULL,
    Surprise REAL NOT NULL,
    Holds INTEGER NOT NULL,
    State TEXT NOT NULL,
    Note TEXT NULL,
    Author TEXT NULL,
    Since TEXT NOT NULL,
    ChangedAt TEXT NOT NULL,
    CONSTRAINT PK_Exceptions PRIMARY KEY (ProductId, RuleName),
    CONSTRAINT FK_Exceptions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX IX_Exceptions_Place ON Exceptions (Place);

CREATE TABLE ForecastProducts (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    BatchNumber INTEGER NOT NULL,
    Model TEXT NULL,
    FailureReason TEXT NULL,
    Mase REAL NULL,
    Smape REAL NULL,
    Wape REAL NULL,
    Bias REAL NULL,
    Coverage80 REAL NULL,
    Coverage95 REAL NULL,
    RunnerUp TEXT NULL,
    RunnerUpMase REAL NULL,
    DemandClass TEXT NULL,
    YearQuantity INTEGER NULL,
    Variation REAL NULL,
    AbsoluteScale REAL NULL,
    SquaredScale REAL NULL,
    Fingerprints TEXT NULL,
    Candidates TEXT NULL,
    LaunchMonth TEXT NULL,
    EndMonth TEXT NULL,
    CONSTRAINT PK_ForecastProducts PRIMARY KEY (RunNumber, ProductId),
    CONSTRAINT FK_ForecastProducts_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber),
    CONSTRAINT FK_ForecastProducts_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
) WITHOUT ROWID;

CREATE INDEX IX_ForecastProducts_Batch ON ForecastProducts (RunNumber, BatchNumber, ProductId);

CREATE TABLE ForecastAdjustments (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Recorded INTEGER NOT NULL,
    Used INTEGER NOT NULL,
    CONSTRAINT PK_ForecastAdjustments PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_ForecastAdjustments_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
) WITHOUT ROWID;

CREATE TABLE ForecastDrivers (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Name TEXT NOT NULL,
    Effect INTEGER NOT NULL,
    CONSTRAINT PK_ForecastDrivers PRIMARY KEY (RunNumber, ProductId, Month, Kind, Name),
    CONSTRAINT FK_ForecastDrivers_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
) WITHOUT ROWID;

CREATE TABLE Forecasts (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Lower80 INTEGER NOT NULL,
    Upper80 INTEGER NOT NULL,
    Lower95 INTEGER NOT NULL,
    Upper95 INTEGER NOT NULL,
    Benchmark INTEGER NULL,
    Quantiles TEXT NULL,
    CONSTRAINT PK_Forecasts PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_Forecasts_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
) WITHOUT ROWID;

CREATE TABLE Overrides (
    OverrideId INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Statistical INTEGER NOT NULL,
    Reason TEXT NOT NULL,
    Author TEXT NOT NULL,
    Expires TEXT NULL,
    SetAsOf TEXT NOT NULL,
    RemovedAsOf TEXT NULL,
    CreatedAt TEXT NOT NULL,
    RemovedAt TEXT NULL,
    SetRun INTEGER NOT NULL DEFAULT 0,
    RemovedRun INTEGER NULL,
    LevelId INTEGER NULL,
    CONSTRAINT FK_Overrides_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_Overrides_Product ON Overrides (ProductId, Month);

CREATE TABLE ProductPlanning (
    ProductId INTEGER NOT NULL PRIMARY KEY,
    Body TEXT NOT NULL,
    CONSTRAINT FK_ProductPlanning_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE TABLE ProductPrices (
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Price INTEGER NOT NULL,
    CONSTRAINT PK_ProductPrices PRIMARY KEY (ProductId, Month),
    CONSTRAINT FK_ProductPrices_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE ProtectionKeys (
    Name TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_ProtectionKeys PRIMARY KEY (Name)
);

CREATE TABLE RunModels (
    RunNumber INTEGER NOT NULL,
    PartNumber INTEGER NOT NULL,
    Body BLOB NOT NULL,
    CONSTRAINT PK_RunModels PRIMARY KEY (RunNumber, PartNumber),
    CONSTRAINT FK_RunModels_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
);

CREATE TABLE Sales (
    ProductId INTEGER NOT NULL,
    SaleDate TEXT NOT NULL,
    Channel TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    UnitPrice INTEGER NULL,
    Stockout INTEGER NULL,
    ImportNumber INTEGER NULL,
    PeriodEnd TEXT NULL,
    CONSTRAINT PK_Sales PRIMARY KEY (ProductId, SaleDate, Channel),
    CONSTRAINT FK_Sales_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
) WITHOUT ROWID;

CREATE TABLE SalesMonths (
    Month TEXT NOT NULL,
    Days INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT PK_SalesMonths PRIMARY KEY (Month)
);

CREATE TABLE SalesReplaced (
    ImportNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    SaleDate TEXT NOT NULL,
    Channel TEXT NOT NULL,
    PeriodEnd TEXT NULL,
    Quantity INTEGER NOT NULL,
    UnitPrice INTEGER NULL,
    Stockout INTEGER NULL,
    PreviousImportNumber INTEGER NULL,
    CONSTRAINT PK_SalesReplaced PRIMARY KEY (ImportNumber, ProductId, SaleDate, Channel),
    CONSTRAINT FK_SalesReplaced_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX IX_SalesReplaced_PreviousImportNumber ON SalesReplaced (PreviousImportNumber);

CREATE INDEX IX_SalesReplaced_Product ON SalesReplaced (ProductId, SaleDate, Channel);

CREATE TABLE SalesSpreads (
    ProductId INTEGER NOT NULL,
    SaleDate TEXT NOT NULL,
    Channel TEXT NOT NULL,
    PeriodStart TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    CONSTRAINT PK_SalesSpreads PRIMARY KEY (ProductId, SaleDate, Channel, PeriodStart),
    CONSTRAINT FK_SalesSpreads_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
) WITHOUT ROWID;

CREATE TABLE Schedules (
    Name TEXT NOT NULL,
    Cron TEXT NOT NULL,
    LastDue TEXT NOT NULL,
    CONSTRAINT PK_Schedules PRIMARY KEY (Name)
);

CREATE TABLE Sessions (
    SessionHash TEXT NOT NULL,
    KeyId TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    ExpiresAt TEXT NOT NULL,
    CONSTRAINT PK_Sessions PRIMARY KEY (SessionHash),
    CONSTRAINT FK_Sessions_Key FOREIGN KEY (KeyId) REFERENCES ApiKeys (KeyId)
);

CREATE INDEX IX_Sessions_ExpiresAt ON Sessions (ExpiresAt);

CREATE TABLE ValueParts (
    Owner TEXT NOT NULL,
    Name TEXT NOT NULL,
    PartNumber INTEGER NOT NULL,
    Body BLOB NOT NULL,
    CONSTRAINT PK_ValueParts PRIMARY KEY (Owner, Name, PartNumber)
);

CREATE TABLE WorkCalendars (
    Name TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_WorkCalendars PRIMARY KEY (Name)
);
