-- The first answer to a request that named a key, stored in the transaction of its effect.
CREATE TABLE IdempotencyKeys (
    Caller TEXT NOT NULL,
    Route TEXT NOT NULL,
    KeyText TEXT NOT NULL,
    RequestHash TEXT NOT NULL,
    Status INTEGER NOT NULL,
    Location TEXT NULL,
    Body TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    CONSTRAINT PK_IdempotencyKeys PRIMARY KEY (Caller, Route, KeyText)
);

CREATE INDEX IX_IdempotencyKeys_CreatedAt ON IdempotencyKeys (CreatedAt);
