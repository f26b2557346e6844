package org.coveragerules.internal.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Assessment;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Channel;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.Form;
import org.coveragerules.request.Funding;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Member;
import org.coveragerules.request.Network;
import org.coveragerules.request.Phase;
import org.coveragerules.request.Plan;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Provision;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.SettingNeed;
import org.coveragerules.request.TermEffect;
import org.coveragerules.request.TreatmentPlan;
import org.coveragerules.request.Trial;
import org.coveragerules.request.Urgency;

/** Requests of random content, every one of them valid; what is personal in them carries a mark. */
final class RandomRequests {

    /** In every text that is personal, and in nothing else. */
    static final String MARK = "Q7X.9";

    /** The years of every date that is personal, and of nothing else. */
    static final int BORN = 1893;

    /** Writes a request as a program would that knows nothing of this library. */
    static final ObjectMapper WRITER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)).build();

    private final Random random;

    private RandomRequests(Random random) {
        this.random = random;
    }

    static Request request(Random random) {
        return new RandomRequests(random).request();
    }

    private Request request() {
        return new Request(text(), any(RequestType.values()), maybe(() -> any(Urgency.values())), flag(), date(),
                maybe(() -> any(Channel.values())), maybe(() -> any(Form.values())),
                maybe(() -> any("131", "0131", "85A")), flag(),
                maybe(() -> new Member(maybe(this::personalDate))), plan(),
                maybe(() -> new Provider(maybe(this::text), maybe(() -> any(Network.values())))),
                maybe(this::condition), lines(), maybe(this::clinical), maybe(this::history),
                maybe(() -> new Trial(flag(), flag())));
    }

    private Plan plan() {
        LocalDate from = date();
        return new Plan(any(LineOfBusiness.values()), maybe(() -> any(Funding.values())), maybe(() -> any("WI", "MN")),
                maybe(() -> from), maybe(() -> from.plusDays(count())), maybe(() -> set(BundledRequests.CATEGORIES)), flag(),
                flag(), flag(), list(this::limit),
                list(this::provision), list(this::mandate));
    }

    private BenefitLimit limit() {
        LocalDate from = date();
        Set<Discipline> some = set(Discipline.values());
        return new BenefitLimit(some == null || some.isEmpty() ? Set.of(any(Discipline.values())) : some, count(),
                count(), maybe(() -> from), maybe(() -> from.plusDays(count())));
    }

    private Provision provision() {
        LocalDate from = date();
        return new Provision(any(TermEffect.values()), list(this::code), maybe(() -> any(BundledRequests.CATEGORIES)),
                set(BundledRequests.OVERRIDES), random.nextBoolean(), maybe(() -> from), maybe(() -> from.plusDays(count())),
                maybe(this::text));
    }

    private Mandate mandate() {
        LocalDate from = date();
        return new Mandate(any(TermEffect.COVERED, TermEffect.EXCLUDED), any("US", "WI"), list(this::code),
                maybe(() -> any(BundledRequests.CATEGORIES)), set(BundledRequests.OVERRIDES), random.nextBoolean(), maybe(() -> from),
                maybe(() -> from.plusDays(count())), maybe(this::text));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int number = 1 + random.nextInt(4); number > 0; number--) {
            lines.add(new Line(number, code(), list(() -> any("GP", "GO", "59")),
                    maybe(this::text),
                    maybe(() -> any(Discipline.PT, Discipline.OT)), set(BundledRequests.CATEGORIES),
                    maybe(() -> any("11", "19", "22")), maybe(() -> any("0420", "430")), date(), 1 + count(), 1 + count(),
                    maybe(this::count), maybe(this::condition), maybe(() -> any(Phase.values())), flag(), flag(),
                    flag(), flag(), flag(), flag(), list(this::code), maybe(this::text), maybe(this::count),
                    maybe(this::count)));
        }
        return lines;
    }

    private Clinical clinical() {
        return new Clinical(
                list(() -> new Document(any(BundledRequests.DOCUMENTS), maybe(this::personalDate), flag(), flag(), flag())),
                maybe(() -> new TreatmentPlan(maybe(this::count), maybe(this::count))),
                list(() -> new SettingNeed(any(BundledRequests.NEEDS), flag(), flag())),
                maybe(() -> new Assessment(flag(), flag(), flag(), maybe(this::count))), flag());
    }

    private History history() {
        Map<Discipline, Integer> completed = new EnumMap<>(Discipline.class);
        set(Discipline.values()).forEach(discipline -> completed.put(discipline, count()));
        return new History(completed, maybe(this::date), maybe(() -> list(this::authorization)),
                list(() -> new PriorRequest(maybe(this::text), maybe(this::text), maybe(this::condition),
                        maybe(this::code), list(() -> any("RT", "LT")), maybe(this::text), maybe(this::date), 1 + count(),
                        maybe(() -> any(RequestStatus.values())), flag())));
    }

    private Authorization authorization() {
        LocalDate from = date();
        return new Authorization(maybe(this::text), maybe(this::code), maybe(() -> any(Discipline.values())),
                maybe(this::condition), maybe(() -> from), maybe(() -> from.plusDays(count())), maybe(this::count),
                count(), maybe(() -> any("11", "22")));
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <E> Set<E> set(E[] values) {
        Set<E> set = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            set.add(any(values));
        }
        return set;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Boolean flag() {
        return maybe(random::nextBoolean);
    }

    private int count() {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE >>> 16 : random.nextInt(20);
    }

    private String code() {
        return any("97110", "97530", "0202T", "E0100", "22612");
    }

    private String text() {
        return any("A-", "R-", "\u00fc\u4e2d\ud83d\ude00", "\"\\\n", "`") + random.nextInt(1000);
    }

    private LocalDate date() {
        return LocalDate.of(2025, 1, 1).plusDays(random.nextInt(730));
    }

    private String condition() {
        return MARK + random.nextInt(1000);
    }

    private LocalDate personalDate() {
        return LocalDate.of(BORN, 1, 1).plusDays(random.nextInt(365));
    }
}
