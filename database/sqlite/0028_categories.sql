-- White space around a category is not part of it.
UPDATE Products SET Category = NULLIF(TRIM(Category), '') WHERE Category IS NOT NULL;
