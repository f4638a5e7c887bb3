using System.Text;
using ForecastApi.Imports.Formats;
using ForecastApi.Sales.Inspection;
using ForecastApi.Sales.Inspection.Detection;

namespace ForecastApi.Tests.Sales;

/// <summary>The format of a file, found in its first bytes.</summary>
public sealed class TableDetectorTests
{
    private static readonly InspectionHints None = new(null, null, null, null, null, null, null);

    [Theory]
    [InlineData("invoices", ';', "utf-8", DecimalMark.Comma, "d/M/yyyy H:mm")]
    [InlineData("superstore", ',', "utf-8", DecimalMark.Point, "M/d/yyyy")]
    [InlineData("orders in Latin-1", ',', "windows-1252", DecimalMark.Point, "M/d/yyyy H:mm")]
    [InlineData("weekly stores", ',', "utf-8", DecimalMark.Point, "dd-MM-yyyy")]
    [InlineData("pharmacy", ';', "utf-8", DecimalMark.Point, "M/d/yyyy")]
    [InlineData("champagne", ',', "utf-8", DecimalMark.Point, null)]
    [InlineData("wide by month", ';', "utf-8", DecimalMark.Comma, null)]
    [InlineData("German shop", ';', "windows-1252", DecimalMark.Comma, "dd.MM.yyyy")]
    [InlineData("tab with serial days", '\t', "utf-8", DecimalMark.Point, "excel")]
    [InlineData("months", ',', "utf-8", DecimalMark.Point, null)]
    [InlineData("own format", ',', "utf-8", DecimalMark.Point, null)]
    public void Format_When_the_file_is_of_another_system_Then_it_is_found(
        string name,
        char delimiter,
        string encoding,
        DecimalMark mark,
        string? dateFormat
    )
    {
        var (found, text, guess) = Detect(ForeignFiles.Get(name).Bytes);
        Assert.Equal(encoding, text.Encoding);
        Assert.Equal(delimiter, found);
        Assert.Equal(mark, guess.Decimal);
        Assert.Equal(dateFormat, guess.DateFormat);
        Assert.Null(guess.Date?.Other);
    }

    [Theory]
    [InlineData("invoices", "StockCode:sku,Quantity:quantity,InvoiceDate:date,UnitPrice:unitPrice")]
    [InlineData("superstore", "Order Date:date,Product ID:sku,Quantity:quantity")]
    [InlineData(
        "orders in Latin-1",
        "QUANTITYORDERED:quantity,PRICEEACH:unitPrice,ORDERDATE:date,PRODUCTCODE:sku"
    )]
    [InlineData("weekly stores", "Store:channel,Date:date,Weekly_Sales:quantities")]
    [InlineData(
        "pharmacy",
        "datum:date,M01AB:quantities,M01AE:quantities,N02BA:quantities,N05B:quantities"
    )]
    [InlineData(
        "champagne",
        "Month:date,Perrin Freres monthly champagne sales millions ?64-?72:quantities"
    )]
    [InlineData(
        "wide by month",
        "Artikelnummer:sku,2025-01:quantities,2025-02:quantities,2025-03:quantities,2025-04:quantities,2025-05:quantities,2025-06:quantities"
    )]
    [InlineData(
        "German shop",
        "Artikel:sku,Datum:date,Menge:quantity,Preis:unitPrice,Kanal:channel"
    )]
    [InlineData("tab with serial days", "Item:sku,Date:date,Qty:quantity,Channel:channel")]
    [InlineData("months", "Product:sku,Month:date,Units:quantity")]
    [InlineData("own format", "sku:sku,date:date,quantity:quantity,channel:channel")]
    public void Columns_When_the_file_is_of_another_system_Then_they_are_found(
        string name,
        string columns
    )
    {
        var (_, _, guess) = Detect(ForeignFiles.Get(name).Bytes);
        Assert.Equal(columns, string.Join(',', guess.Mappings.Select(m => $"{m.Theirs}:{m.Ours}")));
    }

    [Theory]
    [InlineData("3/4/2026,5/4/2026", false, "M/d/yyyy", "d/M/yyyy")]
    [InlineData("3/4/2026,5/4/2026", true, "d/M/yyyy", "M/d/yyyy")]
    [InlineData("3/4/2026,13/4/2026", false, "d/M/yyyy", null)]
    [InlineData("3/4/2026,3/24/2026", true, "M/d/yyyy", null)]
    [InlineData("01/02/2026,08/02/2026,01/03/2026,08/03/2026", false, "dd/MM/yyyy", null)]
    [InlineData(
        "01/01/2026,01/02/2026,01/03/2026,01/04/2026,01/05/2026",
        true,
        "dd/MM/yyyy",
        "MM/dd/yyyy"
    )]
    [InlineData(
        "02/01/2026,09/01/2026,06/02/2026,06/03/2026,03/04/2026,10/04/2026",
        false,
        "dd/MM/yyyy",
        null
    )]
    [InlineData("3.4.26,5.4.26", false, "d.M.yy", "M.d.yy")]
    [InlineData("2026.04.03,2026.05.03", false, "yyyy.MM.dd", null)]
    [InlineData("20260403,20260503", false, "yyyyMMdd", null)]
    [InlineData("2026-04-03 10:15,2026-05-03 10:15", false, "yyyy-MM-dd H:mm", null)]
    [InlineData("2026-04-03,2026-05-03", false, null, null)]
    [InlineData("04/2026,05/2026", false, "MM/yyyy", null)]
    [InlineData("2026/4,2026/11", false, "yyyy/M", null)]
    [InlineData("4/3/2026 1:05 PM,4/13/2026 1:05 AM", false, "M/d/yyyy h:mm tt", null)]
    public void Dates_When_day_and_month_may_be_exchanged_Then_the_other_order_is_reported(
        string cells,
        bool isDayFirst,
        string? format,
        string? other
    )
    {
        var guess = DateFormatDetector.Detect(cells.Split(','), isDayFirst)!;
        Assert.Equal((format, other), (guess.Format, guess.Other));
    }

    [Theory]
    [InlineData(1, "Date", RowPeriod.Week, false)]
    [InlineData(0, "Week ending", RowPeriod.WeekEnding, false)]
    [InlineData(0, "Date", RowPeriod.WeekEnding, true)]
    [InlineData(0, "Week start", RowPeriod.Week, false)]
    [InlineData(5, "Date", RowPeriod.WeekEnding, false)]
    public void Period_When_all_dates_are_a_week_apart_Then_it_is_a_week(
        int weekday,
        string column,
        RowPeriod period,
        bool isAmbiguous
    )
    {
        var first = new DateOnly(2026, 2, 1).AddDays(weekday);
        var dates = Enumerable.Range(0, 6).Select(i => first.AddDays(7 * i));
        Assert.Equal((period, isAmbiguous), PeriodDetector.Detect(dates, column));
    }

    [Fact]
    public void Period_When_each_month_has_one_date_Then_it_is_a_month()
    {
        var starts = Enumerable.Range(0, 6).Select(i => new DateOnly(2026, 1, 1).AddMonths(i));
        Assert.Equal(RowPeriod.Month, PeriodDetector.Detect(starts, "Date").Period);
        var ends = starts.Select(d => d.AddMonths(1).AddDays(-1));
        Assert.Equal(RowPeriod.Month, PeriodDetector.Detect(ends, "Date").Period);
    }

    [Theory]
    [InlineData(
        "Report of sales;;\nprinted 2026;;\nSKU;Datum;Menge\nA;21.02.2026;3\nTotal;;3\n",
        "Preamble 1, Total 5"
    )]
    [InlineData("Year,Month,Make,Quantity\n2007,1,Volvo,500\n2007,2,Volvo,510\n", "YearAndMonth 1")]
    [InlineData("A,2026-01-05,3\nB,2026-01-06,4\n", "NoHeader 1")]
    [InlineData("Item,Month,Units\nA,Jan 1964,3\nB,Feb 1964,4\n", "NamedMonths 1")]
    [InlineData("sku,date,quantity\n", "NoRows ")]
    [InlineData("sku;date;quantity\nA;2026-01-05;1,250\n", "AmbiguousDecimal ")]
    [InlineData("sku,date,quantity,quantity\nA,2026-01-05,1,1\n", "SameNames 1")]
    public void Note_When_the_file_has_more_or_less_than_a_table_Then_it_names_the_line(
        string text,
        string notes
    )
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var sample = FileSample.From(bytes, null);
        var delimiter = DelimiterDetector.Detect(sample.Text);
        var table = SampleTable.From(SampleRows.Split(sample.Text, delimiter))!;
        var guess = TableDetector.Detect(table, delimiter, None);
        Assert.Equal(
            notes,
            string.Join(
                ", ",
                TableNotes
                    .OfFile(table, guess, None)
                    .Concat(TableNotes.OfLines(table, guess, sample.IsWhole))
                    .Select(n => $"{n.Code} {n.Line}")
            )
        );
    }

    private static (char Delimiter, FileSample Sample, TableGuess Guess) Detect(byte[] bytes)
    {
        var sample = FileSample.From(
            bytes.AsSpan(0, Math.Min(bytes.Length, FileSample.MaxBytes)),
            null
        );
        var delimiter = DelimiterDetector.Detect(sample.Text);
        var table = SampleTable.From(SampleRows.Split(sample.Text, delimiter))!;
        return (delimiter, sample, TableDetector.Detect(table, delimiter, None));
    }
}
