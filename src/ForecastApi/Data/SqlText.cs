namespace ForecastApi.Data;

/// <summary>
/// One statement of a store, portable but for the dialect's own pieces: <c>{limit}</c> ends a query after
/// <c>@Take</c> rows, <c>{temp}</c> prefixes a temporary table, and of one <c>{binary}</c> makes a text column
/// compare by code point and <c>{date}</c> is the type of a date; <c>{units}</c> behind a quantity turns it into
/// units that a sum of any size holds. Stores keep their statements in static
/// fields of this type, so that a test can check each of them against both schemas.
/// </summary>
public sealed record SqlText(string Text);
