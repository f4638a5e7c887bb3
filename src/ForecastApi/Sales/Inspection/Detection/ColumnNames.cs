using System.Globalization;
using System.Text;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The names that columns of sales have in the files of other systems.</summary>
public static class ColumnNames
{
    /// <summary>The weight of a name that only holds a known one.</summary>
    private const double Holds = 0.6;

    /// <summary>The loss of each place behind the first in a list of names.</summary>
    private const double PerPlace = 0.002;

    /// <summary>The names of each column of ours, the more certain ones first, as <see cref="Plain"/> writes them.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["sku"] =
        [
            "sku, productid, productcode, stockcode, itemcode, itemid, itemnumber, itemno, articlecode, articleid, articleno,",
            "artikelnummer, artikelnr, artikelcode, artnr, artno, produktnummer, produktcode, produktid, materialnummer, materialno,",
            "codigoproducto, codigo, codeproduit, codearticle, reference, codiceprodotto, codice, codigodoproduto, partnumber, partno,",
            "ean, gtin, upc, asin, barcode, indeks, kod, kodtovara, artikul, article, artikel, articulo, articolo, produkt, product,",
            "produit, producto, prodotto, produto, item, material, productname, produktname, itemname, description, beschreibung,",
            "bezeichnung, tovar, make, model, brand, code, dept, department, family, productline, category, warengruppe",
        ],
        ["date"] =
        [
            "date, datum, orderdate, invoicedate, salesdate, saledate, transactiondate, orderedat, createdat, bestelldatum,",
            "rechnungsdatum, buchungsdatum, verkaufsdatum, belegdatum, fecha, fechapedido, data, datavendita, datadavenda, dato,",
            "datedecommande, datecommande, orderdatum, day, tag, jour, dia, giorno, timestamp, datetime, period, periode, week,",
            "weekending, weekstart, weekstarting, woche, semaine, semana, settimana, month, monat, mois, mes, mese, maand, ds,",
            "yearmonth, purchasedate, shipdate, lieferdatum, invoicedatetime, orderpurchasetimestamp",
        ],
        ["quantity"] =
        [
            "quantity, qty, menge, units, unitssold, unitsordered, quantityordered, orderqty, quantitysold, orderquantity, anzahl,",
            "stuck, stueck, stk, absatz, absatzmenge, verkaufsmenge, bestellmenge, quantite, qte, cantidad, quantita, qta,",
            "quantidade, qtde, hoeveelheid, aantal, antal, maengde, ilosc, kolichestvo, pieces, pcs, demand, salesqty,",
            "salesquantity, itemcnt, itemcntday, weeklysales, unitsales, dailysales, monthlysales, sales, umsatz, verkaufe, verkaeufe,",
            "verkauf, ventes, ventas, vendite, vendas, value, sold, volume",
        ],
        ["unitPrice"] =
        [
            "unitprice, price, priceeach, einzelpreis, stuckpreis, stueckpreis, preis, verkaufspreis, prixunitaire, prix, preciounitario,",
            "precio, prezzounitario, prezzo, precounitario, preco, prijs, stukprijs, pris, cena, sellprice, saleprice, itemprice",
        ],
        ["channel"] =
        [
            "channel, saleschannel, kanal, vertriebskanal, verkaufskanal, canal, canaldevente, canale, kanaal, store, storeid, storenbr,",
            "storeno, shop, shopid, filiale, filialnummer, filialnr, markt, outlet, magasin, tienda, negozio, loja, warehouse, lager,",
            "location, marketplace, platform",
        ],
        ["periodEnd"] =
        [
            "periodend, enddate, dateto, todate, bis, bisdatum, datumbis, enddatum, datefin, fechafin, datafine, periodto, until",
        ],
        ["stockout"] =
        [
            "stockout, stockoutshare, outofstock, outofstockshare, fehlbestand, rupture",
        ],
    };

    private static readonly Dictionary<string, string[]> Lists = Known.ToDictionary(
        k => k.Key,
        k => string.Concat(k.Value).Split(',', StringSplitOptions.TrimEntries),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> PriceWords =
    [
        "eur",
        "usd",
        "gbp",
        "chf",
        "net",
        "netto",
        "gross",
        "brutto",
        "list",
        "per",
        "perunit",
        "avg",
        "average",
        "pro",
        "product",
        "retail",
    ];

    /// <summary>Numeric columns beside the quantities that are no products.</summary>
    private static readonly string[] Helpers =
    [
        "year",
        "month",
        "day",
        "week",
        "hour",
        "weekday",
        "weekdayname",
        "dayofweek",
        "dayofyear",
        "quarter",
        "jahr",
        "monat",
        "tag",
        "woche",
        "kw",
        "stunde",
        "wochentag",
        "quartal",
        "annee",
        "mois",
        "jour",
        "semaine",
        "heure",
        "ano",
        "mes",
        "dia",
        "semana",
        "hora",
        "anno",
        "mese",
        "giorno",
        "id",
        "index",
        "nr",
        "no",
        "row",
        "rowid",
        "holiday",
        "isholiday",
        "holidayflag",
        "temperature",
        "weeknumber",
        "weekno",
    ];

    private static readonly string[] Totals =
    [
        "total",
        "totals",
        "grandtotal",
        "sum",
        "sums",
        "summe",
        "summen",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "endsumme",
        "zwischensumme",
        "subtotal",
        "totaal",
        "somme",
        "totale",
        "suma",
        "soma",
        "itogo",
        "vsego",
        "celkem",
        "razem",
        "ukupno",
        "totaux",
        "totales",
        "totali",
        "totais",
        "ergebnis",
    ];

    /// <summary>Returns how well a name fits a column of ours: 1 for its own name, 0 for an unrelated one.</summary>
    public static double Fit(string name, string ours)
    {
        var plain = Plain(name);
        if (plain.Length == 0)
            return 0;
        var list = Lists[ours];
        var place = Array.IndexOf(list, plain);
        if (place >= 0)
            return 1 - (PerPlace * place);
        var held = Array.FindIndex(
            list,
            k => k.Length > 3 && plain.Contains(k, StringComparison.Ordinal)
        );
        return held < 0 || !MayHold(ours, plain, list[held]) ? 0 : Holds - (PerPlace * held);
    }

    /// <summary>
    /// Whether the rest of a name leaves its meaning: the price of fuel is not that of the product.
    /// </summary>
    private static bool MayHold(string ours, string name, string known) =>
        ours switch
        {
            "periodEnd" or "stockout" => false,
            "unitPrice" => PriceWords.Contains(name.Replace(known, "", StringComparison.Ordinal)),
            _ => true,
        };

    public static bool IsHelper(string name) =>
        Helpers.Contains(Plain(name), StringComparer.Ordinal);

    public static bool IsYear(string name) =>
        Plain(name) is "year" or "jahr" or "annee" or "ano" or "anno" or "god";

    public static bool IsMonth(string name) =>
        Plain(name)
            is "month"
                or "monat"
                or "mois"
                or "mes"
                or "mese"
                or "maand"
                or "mesyac"
                or "monthnumber";

    /// <summary>Whether a cell or a header names a sum of others, such as Total or Summe 2026.</summary>
    public static bool IsTotal(string text)
    {
        var plain = Plain(text).TrimEnd([.. "0123456789"]);
        return Array.Exists(
            Totals,
            t => plain == t || (t.Length > 4 && plain.StartsWith(t, StringComparison.Ordinal))
        );
    }

    /// <summary>Returns the letters and digits of a name, in lower case and without accents.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (
            var c in name.Replace("ß", "ss", StringComparison.Ordinal)
                .Normalize(NormalizationForm.FormD)
        )
            if (
                char.IsLetterOrDigit(c)
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
            )
                plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}
