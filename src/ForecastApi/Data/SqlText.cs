namespace ForecastApi.Data;

/// <summary>
/// Holds one statement of a store. It is portable except for placeholders that the dialect replaces: <c>{limit}</c>
/// ends a query after <c>@Take</c> rows, <c>{temp}</c> prefixes a temporary table, <c>{binary}</c> makes a text column
/// of such a table compare by code point, <c>{date}</c> is its type of a date, <c>{units}</c> after a quantity converts
/// it to units whose sum does not overflow, <c>{monthTotal}</c> sums quantities within the limits of a stored one,
/// <c>{weightedPrice}</c> averages prices by quantity, <c>{periodPart}</c> is a part of a quantity by days, and <c>{saleMonth}</c> is the first day of the month of a sale.
/// Stores keep their statements in static fields of this type, so that a test can check each of them against both schemas.
/// </summary>
public sealed record SqlText(string Text);
