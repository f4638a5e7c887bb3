using System.Globalization;
using System.Text;

namespace ForecastApi.Tests.Sales;

/// <summary>Files in the shapes that shops, exports and public data sets have, with values of our own.</summary>
public static class ForeignFiles
{
    private static readonly CultureInfo Comma = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo Point = CultureInfo.InvariantCulture;
    private static readonly DateOnly Start = new(2023, 1, 2);

    public static ForeignFile Get(string name) =>
        name switch
        {
            "invoices" => Invoices(),
            "superstore" => Superstore(),
            "orders in Latin-1" => Orders(),
            "weekly stores" => WeeklyStores(),
            "pharmacy" => Pharmacy(),
            "champagne" => Champagne(),
            "wide by month" => WideByMonth(),
            "German shop" => GermanShop(),
            "tab with serial days" => TabWithSerialDays(),
            "months" => Months(),
            "own format" => OwnFormat(),
            _ => throw new ArgumentException(name, nameof(name)),
        };

    /// <summary>Invoice lines with semicolons, decimal commas, day first, and returns.</summary>
    private static ForeignFile Invoices() =>
        Make(
            "invoices",
            "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country",
            600,
            i =>
            {
                var quantity = i % 37 == 5 ? -(i % 4) - 1 : (i * 7 % 24) + 1;
                var at = Start.ToDateTime(new(8 + (i % 9), i % 60)).AddDays(i / 40);
                return (
                    string.Create(
                        Comma,
                        $"{(quantity < 0 ? "C" : "")}{500000 + (i / 5)};{80000 + (i * 13 % 30)}{"AB"[i % 2]};GARDEN LAMP No {i % 90}, RED;{quantity};{at:d'/'M'/'yyyy HH:mm};{(i % 50 / 4m) + 0.55m:0.00};{10000 + i};United Kingdom"
                    ),
                    quantity
                );
            }
        );

    /// <summary>Order lines with a byte order mark, month first, and many columns that are not read.</summary>
    private static ForeignFile Superstore() =>
        Make(
            "superstore",
            "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country,City,State,Postal Code,Region,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Discount,Profit",
            400,
            i =>
            {
                var quantity = (i % 9) + 1;
                var at = Start.AddDays(i * 331 % 700);
                return (
                    string.Create(
                        Point,
                        $"{i + 1},CA-2023-{100000 + i},{at:M/d/yyyy},{at.AddDays(4):M/d/yyyy},Second Class,CG-{12000 + i},Ada Example,Consumer,United States,Henderson,Kentucky,42420,South,FUR-BO-{10000000 + (i % 40)},Furniture,Bookcases,\"Shelf, {i % 40} boards\",{quantity * 21.5m:0.00},{quantity},0.2,{quantity * -1.5m:0.00}"
                    ),
                    quantity
                );
            },
            new UTF8Encoding(true)
        );

    /// <summary>Order lines with a time in every date, in Latin-1.</summary>
    private static ForeignFile Orders() =>
        Make(
            "orders in Latin-1",
            "ORDERNUMBER,QUANTITYORDERED,PRICEEACH,ORDERLINENUMBER,SALES,ORDERDATE,STATUS,QTR_ID,MONTH_ID,YEAR_ID,PRODUCTLINE,MSRP,PRODUCTCODE,CUSTOMERNAME,CITY,TERRITORY,DEALSIZE",
            300,
            i =>
            {
                var quantity = 20 + (i * 3 % 31);
                var at = Start.AddDays(i * 271 % 600);
                return (
                    string.Create(
                        Point,
                        $"{10100 + (i / 3)},{quantity},{80 + (i % 20) + 0.7m:0.##},{(i % 3) + 1},{quantity * 80.7m:0.##},{at:M/d/yyyy} 0:00,Shipped,{((at.Month - 1) / 3) + 1},{at.Month},{at.Year},Motorcycles,95,S10_{1600 + (i % 25)},Ångström & Fils,Orléans,NA,Small"
                    ),
                    quantity
                );
            },
            Encoding.Latin1
        );

    /// <summary>One row per store and week, dated with the week's Friday, without a product.</summary>
    private static ForeignFile WeeklyStores() =>
        Make(
            "weekly stores",
            "Store,Date,Weekly_Sales,Holiday_Flag,Temperature,Fuel_Price,CPI,Unemployment",
            280,
            i =>
            {
                var sales = 1600000 + (i * 977 % 50000) + 0.25m;
                return (
                    string.Create(
                        Point,
                        $"{(i / 140) + 1},{new DateOnly(2022, 2, 4).AddDays(i % 140 * 7):dd-MM-yyyy},{sales:0.00},{(i % 52 == 1 ? 1 : 0)},{40 + (i % 30)}.31,2.{500 + (i % 100)},211.0963582,8.106"
                    ),
                    sales
                );
            }
        );

    /// <summary>Daily sales of products in columns, with columns of the date's parts.</summary>
    private static ForeignFile Pharmacy() =>
        Make(
            "pharmacy",
            "datum;M01AB;M01AE;N02BA;N05B;Year;Month;Hour;Weekday Name",
            500,
            i =>
            {
                var at = Start.AddDays(i);
                var (a, b, c, d) = (i % 5, (i % 7) + 0.67m, (i % 4) + 0.4m, i % 11);
                return (
                    string.Create(
                        Point,
                        $"{at:M/d/yyyy};{a};{b};{c};{d};{at.Year};{at.Month};248;{at.DayOfWeek}"
                    ),
                    a + b + c + d
                );
            },
            valuesPerRow: 4
        );

    /// <summary>One series of months with lines below the table.</summary>
    private static ForeignFile Champagne()
    {
        var file = Make(
            "champagne",
            "Month,Perrin Freres monthly champagne sales millions ?64-?72",
            105,
            i =>
                (
                    string.Create(Point, $"{Start.AddMonths(i):yyyy-MM},{2500 + (i * 37 % 900)}"),
                    2500 + (i * 37 % 900)
                )
        );
        return file with
        {
            Bytes =
            [
                .. file.Bytes,
                .. "\n,\nPerrin Freres monthly champagne sales millions ?64-?72,\n"u8,
            ],
        };
    }

    /// <summary>A row per product and a column per month, with a column and a line of sums.</summary>
    private static ForeignFile WideByMonth()
    {
        var file = Make(
            "wide by month",
            "Artikelnummer;Bezeichnung;2025-01;2025-02;2025-03;2025-04;2025-05;2025-06;Summe",
            30,
            i =>
            {
                var months = Enumerable.Range(1, 6).Select(m => (i * m % 13) + 0.5m).ToList();
                return (
                    $"A-{1000 + i};Stuhl {i};{string.Join(';', months.Select(m => m.ToString(Comma)))};{months.Sum().ToString(Comma)}",
                    months.Sum()
                );
            },
            valuesPerRow: 6
        );
        return file with
        {
            Bytes = [.. file.Bytes, .. Encoding.UTF8.GetBytes("Gesamtsumme;;1;2;3;4;5;6;21\n")],
        };
    }

    /// <summary>A German export in windows-1252 with padded dates and decimal commas.</summary>
    private static ForeignFile GermanShop() =>
        Make(
            "German shop",
            "Artikel;Größe;Datum;Menge;Preis;Kanal",
            200,
            i =>
            {
                var quantity = (i % 8) + 0.25m;
                return (
                    string.Create(
                        Comma,
                        $"Stuhl {i % 9};groß;{Start.AddDays(i):dd.MM.yyyy};{quantity:0.00};{19 + (i % 3)},90;{(i % 2 == 0 ? "Laden" : "Web")}"
                    ),
                    quantity
                );
            },
            Encoding.Latin1
        );

    private static ForeignFile TabWithSerialDays() =>
        Make(
            "tab with serial days",
            "Item\tDate\tQty\tChannel",
            150,
            i =>
                (string.Create(Point, $"IT-{i % 6}\t{44927 + i}\t{(i % 5) + 1}\tshop"), (i % 5) + 1)
        );

    private static ForeignFile Months() =>
        Make(
            "months",
            "Product,Month,Units",
            96,
            i =>
                (
                    string.Create(
                        Point,
                        $"P{i % 4},{Start.AddMonths(i / 4):yyyy-MM},{(i * 11 % 70) + 3}"
                    ),
                    (i * 11 % 70) + 3
                )
        );

    private static ForeignFile OwnFormat() =>
        Make(
            "own format",
            "sku,date,quantity,channel",
            50,
            i => (string.Create(Point, $"S{i % 3},{Start.AddDays(i):yyyy-MM-dd},{i},web"), i)
        );

    private static ForeignFile Make(
        string name,
        string header,
        int rows,
        Func<int, (string Line, decimal Units)> row,
        Encoding? encoding = null,
        int valuesPerRow = 1
    )
    {
        var lines = Enumerable.Range(0, rows).Select(row).ToList();
        var text = string.Concat(lines.Select(l => l.Line + "\n").Prepend(header + "\n"));
        var code = encoding ?? new UTF8Encoding(false);
        return new(
            name,
            [.. code.GetPreamble(), .. code.GetBytes(text)],
            rows * valuesPerRow,
            lines.Sum(l => l.Units)
        );
    }
}
