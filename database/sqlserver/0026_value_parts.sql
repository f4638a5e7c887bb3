-- Quantities of bills of materials are exact to 9 decimals: the billionths beyond the 6 decimals of Quantity.
ALTER TABLE BomLines ADD QuantityNanos int NOT NULL CONSTRAINT DF_BomLines_QuantityNanos DEFAULT 0;

-- Long texts, such as the plan of a strategy: compressed, and cut into rows that the client reads reliably. The column
-- that a text belongs to is empty then. Owner is the id of the row that the texts belong to.
CREATE TABLE ValueParts (
    Owner varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PartNumber int NOT NULL,
    Body varbinary(4000) NOT NULL,
    CONSTRAINT PK_ValueParts PRIMARY KEY (Owner, Name, PartNumber)
);

-- The owner of the parts of a response; null where it is short.
ALTER TABLE IdempotencyKeys ADD BodyOwner varchar(100) COLLATE Latin1_General_100_BIN2 NULL;
