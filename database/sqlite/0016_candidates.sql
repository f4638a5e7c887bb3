-- What every model in the race for a product made of its history, as JSON.
ALTER TABLE ForecastProducts ADD COLUMN Candidates TEXT NULL;
