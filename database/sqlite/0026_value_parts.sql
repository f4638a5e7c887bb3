-- Quantities of bills of materials are exact to 9 decimals: the billionths beyond the 6 decimals of Quantity.
ALTER TABLE BomLines ADD COLUMN QuantityNanos INTEGER NOT NULL DEFAULT 0;

-- Long texts, such as the plan of a strategy: compressed, and cut into rows that the client reads reliably. The column
-- that a text belongs to is empty then. Owner is the id of the row that the texts belong to.
CREATE TABLE ValueParts (
    Owner TEXT NOT NULL,
    Name TEXT NOT NULL,
    PartNumber INTEGER NOT NULL,
    Body BLOB NOT NULL,
    CONSTRAINT PK_ValueParts PRIMARY KEY (Owner, Name, PartNumber)
);

-- The owner of the parts of a response; null where it is short.
ALTER TABLE IdempotencyKeys ADD COLUMN BodyOwner TEXT NULL;
