package org.coveragerules.replay;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.request.Urgency;

/** Figures as a person, a spreadsheet or a program reads them. */
final class MetricsText {

    private static final double HOURS_OF_DAY = 24;

    private MetricsText() {
    }

    /** For a person at a terminal. */
    static void print(Metrics metrics, PrintStream out) {
        out.print(metrics.read + " read: " + metrics.decided + " decided, " + metrics.open + " not yet decided, "
                + metrics.elsewhere + " not to be decided here, " + metrics.unrecorded + " without a record, "
                + metrics.outside + " of another type or day, " + metrics.rejected + " rejected\n");
        out.print("Of those decided, " + metrics.withoutDecided + " lack `decided`, and no time counts them; "
                + metrics.withoutExtended + " lack `extended`, and count as not extended; "
                + metrics.withoutAppeal + " of " + metrics.against
                + " denied in full or part lack `appeal`, and count as not appealed.\n");
        if (metrics.items.isEmpty()) {
            return;
        }
        out.print("\n");
        var rows = new ArrayList<List<String>>();
        rows.add(row(metrics, "Provider", "", "", "decided", "approved", "", "in part", "", "denied", "", "approved after appeal",
                "after extension", "timed", "mean", "median"));
        metrics.items.forEach((item, figures) -> rows.add(row(metrics, item.provider().isEmpty() ? "not known" : item.provider(),
                item.code().isEmpty() ? "All requests" : item.code(), item.urgency().name(),
                number(figures.decided()), number(figures.approved),
                share(figures.approved, figures), number(figures.partly), share(figures.partly, figures),
                number(figures.denied), share(figures.denied, figures), number(figures.afterAppeal),
                number(figures.afterExtension), number(figures.timed()), time(figures.mean(), item.urgency()),
                time(figures.median(), item.urgency()))));
        TextTable.lines(rows).forEach(line -> out.print(Visible.of(line) + "\n"));
    }

    /** Cells, of which the provider is one only where providers are told apart. */
    private static List<String> row(Metrics metrics, String provider, String... others) {
        var cells = new ArrayList<>(List.of(others));
        if (metrics.byProvider) {
            cells.add(0, provider);
        }
        return cells;
    }

    private static String share(long part, Figures figures) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / figures.decided());
    }

    /** In hours where the law counts hours, else in days. */
    private static String time(OptionalDouble hours, Urgency urgency) {
        return hours.isEmpty() ? "-" : urgency == Urgency.EXPEDITED
                ? String.format(Locale.ROOT, "%.1f hours", hours.getAsDouble())
                : String.format(Locale.ROOT, "%.1f days", hours.getAsDouble() / HOURS_OF_DAY);
    }

    /** A row for each item and urgency; that of all requests has no item, and no provider is one not known. Times are hours. */
    static void printRows(Metrics metrics, PrintStream out) {
        out.print((metrics.byProvider ? "provider," : "")
                + "item,urgency,decided,approved,approved_in_part,denied,approved_after_appeal,"
                + "approved_after_extension,timed,mean_hours,median_hours\n");
        metrics.items.forEach((item, figures) -> out.print(String.join(",", row(metrics, CsvRow.field(item.provider()),
                item.code(), item.urgency().name(), number(figures.decided()), number(figures.approved),
                number(figures.partly), number(figures.denied),
                number(figures.afterAppeal), number(figures.afterExtension), number(figures.timed()),
                hours(figures.mean()), hours(figures.median()))) + "\n"));
    }

    private static String hours(OptionalDouble hours) {
        return hours.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", hours.getAsDouble());
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    /** What a row says; what it is not of is null, and so is a time or a provider that is not known. */
    record Row(String provider, String item, Urgency urgency, long decided, long approved, long approvedInPart, long denied,
            long approvedAfterAppeal, long approvedAfterExtension, long timed, Double meanHours, Double medianHours) {

        private static Row of(Metrics.Item item, Figures figures) {
            return new Row(item.provider().isEmpty() ? null : item.provider(),
                    item.code().isEmpty() ? null : item.code(), item.urgency(), figures.decided(),
                    figures.approved, figures.partly, figures.denied, figures.afterAppeal, figures.afterExtension,
                    figures.timed(), orNull(figures.mean()), orNull(figures.median()));
        }

        private static Double orNull(OptionalDouble hours) {
            return hours.isEmpty() ? null : hours.getAsDouble();
        }
    }

    /** All that is counted. */
    record Whole(long read, long decided, long notYetDecided, long notDecidedHere, long withoutRecord, long outside,
            long rejected, long withoutDecided, long withoutExtended, long deniedWithoutAppeal, List<Row> figures) {
    }

    /** As JSON, on one line. */
    static void printJson(Metrics metrics, PrintStream out) {
        out.print(Json.text(new Whole(metrics.read, metrics.decided, metrics.open, metrics.elsewhere,
                metrics.unrecorded, metrics.outside, metrics.rejected, metrics.withoutDecided,
                metrics.withoutExtended, metrics.withoutAppeal, metrics.items.entrySet().stream()
                        .map(each -> Row.of(each.getKey(), each.getValue())).toList())) + "\n");
    }
}
