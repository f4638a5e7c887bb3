-- The first answer to a request that named a key, stored in the transaction of its effect.
CREATE TABLE IdempotencyKeys (
    Caller nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Route varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    KeyText varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RequestHash char(64) NOT NULL,
    Status int NOT NULL,
    Location nvarchar(300) NULL,
    Body nvarchar(max) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_IdempotencyKeys PRIMARY KEY (Caller, Route, KeyText)
);

CREATE INDEX IX_IdempotencyKeys_CreatedAt ON IdempotencyKeys (CreatedAt);
