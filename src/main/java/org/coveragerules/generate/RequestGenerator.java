package org.coveragerules.generate;

import java.time.LocalDate;
import java.util.List;
import org.coveragerules.request.Channel;
import org.coveragerules.request.Form;
import org.coveragerules.request.Line;
import org.coveragerules.request.Member;
import org.coveragerules.request.Network;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.Trial;
import org.coveragerules.request.Urgency;

/**
 * Makes up requests. The same seed and window give the same requests for ever and on every machine, and each request
 * rests on its index alone, so that it is the same however many are made and in whatever order. Safe for use by several
 * threads.
 */
public final class RequestGenerator {

    private static final Mix<Channel> CHANNELS = Mix.of(56, Channel.ONLINE).and(27, Channel.FAX).and(9, Channel.PHONE)
            .and(4, Channel.MAIL).and(4, null);
    private static final Mix<Channel> CHANNELS_OF_CLAIMS = Mix.of(86, Channel.ONLINE).and(10, Channel.MAIL)
            .and(4, null);
    private static final Mix<String> TYPES_OF_BILL = Mix.of(60, "0131").and(32, "131").and(5, "0851").and(3, "137");
    private static final Mix<Network> NETWORKS = Mix.of(88, Network.CIGNA_CONTRACTED).and(12, Network.NON_CONTRACTED);
    private static final Mix<Network> ANCILLARY_NETWORKS = Mix.of(46, Network.CIGNA_CONTRACTED)
            .and(45, Network.ASH_CONTRACTED).and(9, Network.NON_CONTRACTED);

    private final long seed;
    private final Window window;

    private RequestGenerator(long seed, Window window) {
        this.seed = seed;
        this.window = window;
    }

    /**
     * The requests of a seed for services on working days of a window.
     *
     * @param to the window's last day
     * @throws IllegalArgumentException if the window ends before it begins, or is not of the years 1900 to 2999
     */
    public static RequestGenerator of(long seed, LocalDate from, LocalDate to) {
        return new RequestGenerator(seed, new Window(from, to));
    }

    /** One request, named {@code G-<seed>-<index>}; the first is that of index 1. */
    public Request request(long index) {
        var draws = new Draws(seed, index);
        var occasion = Occasion.draw(draws, window);
        var lines = Lines.of(occasion);
        var received = received(occasion, lines);
        var provider = provider(occasion);
        var history = Histories.draw(occasion, lines, provider);
        var trial = trial(occasion);
        boolean review = !occasion.isClaim();
        return new Request("G-" + seed + "-" + index, occasion.type(),
                review && draws.happens(45) ? Urgency.EXPEDITED : null, draws.happens(review ? 5 : 20) ? true : null,
                received, (review ? CHANNELS : CHANNELS_OF_CLAIMS).draw(draws), occasion.form(),
                occasion.form() == Form.INSTITUTIONAL ? TYPES_OF_BILL.draw(draws) : null,
                draws.happens(25) ? true : null, member(occasion), Plans.draw(occasion, lines, trial != null), provider,
                draws.happens(10) ? null : occasion.condition(), lines,
                Records.draw(occasion, lines, history, received), history, trial);
    }

    /** A review is asked for some days before, or during, or after the service; a claim comes after it. */
    private static LocalDate received(Occasion occasion, List<Line> lines) {
        var draws = occasion.draws();
        return switch (occasion.type()) {
            case PRECERTIFICATION -> Window.workdaysBefore(occasion.date(), draws.between(1, 12));
            case CONCURRENT -> Window.workdaysBefore(occasion.date(), draws.between(0, 4));
            case RETROSPECTIVE, CLAIM -> Window.workdaysAfter(Lines.lastDay(lines),
                    draws.between(2, occasion.type() == RequestType.CLAIM ? 22 : 45));
        };
    }

    private static Member member(Occasion occasion) {
        var draws = occasion.draws();
        int years = occasion.child() ? draws.between(1, 17) : draws.between(18, 88);
        var birthDate = occasion.date().minusYears(years).minusDays(draws.between(0, 364));
        return draws.happens(8) ? null : new Member(birthDate);
    }

    /** A provider's number tells its network, so that one provider is always of the same. */
    private static Provider provider(Occasion occasion) {
        var draws = occasion.draws();
        boolean ancillary = occasion.isTherapy() || occasion.service() == Service.CHIROPRACTIC;
        var network = (ancillary ? ANCILLARY_NETWORKS : NETWORKS).draw(draws);
        var id = "P-" + (1000 * (1 + network.ordinal()) + draws.below(1000));
        return new Provider(draws.happens(5) ? null : id, draws.happens(15) ? null : network);
    }

    private static Trial trial(Occasion occasion) {
        var draws = occasion.draws();
        boolean possible = occasion.isProcedure() || occasion.service() == Service.DRUG
                || occasion.service() == Service.UNPROVEN || occasion.service() == Service.RADIATION;
        return possible && draws.happens(20) ? new Trial(draws.known(600, 200), draws.known(500, 300)) : null;
    }
}
