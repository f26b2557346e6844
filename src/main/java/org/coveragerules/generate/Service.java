package org.coveragerules.generate;

import java.util.List;
import org.coveragerules.request.Discipline;

/** The kinds of service that requests are for, each with what is usual for it. */
enum Service {
    PHYSICAL_THERAPY(Course.THERAPY, "PHYSICAL_OCCUPATIONAL_THERAPY", Discipline.PT, 60, "0420",
            Mix.of(62, "11").and(29, "22").and(4, "19").and(5, "12"),
            "M54.50 M54.2 M25.511 M25.561 M17.11 M75.101 S83.511A M62.81 R26.2 M48.061 Z96.651"),
    OCCUPATIONAL_THERAPY(Course.THERAPY, "PHYSICAL_OCCUPATIONAL_THERAPY", Discipline.OT, 350, "0430",
            Mix.of(54, "11").and(33, "22").and(5, "19").and(8, "12"),
            "S62.501A M18.11 I69.351 G56.01 M65.4 G35 M62.81"),
    CHIROPRACTIC(Course.VISITS, "CHIROPRACTIC", Discipline.CHIROPRACTIC, 20, null, Mix.of(1, "11"),
            "M54.50 M54.2 M99.03 M99.01 M54.41"),
    SPEECH(Course.VISITS, "SPEECH_THERAPY", null, 600, "0440",
            Mix.of(60, "11").and(25, "22").and(15, "12"), "I69.320 R13.12 R49.0 G20.A1"),
    HOME_CARE(Course.VISITS, "HOME_HEALTH_CARE", null, 30, null, Mix.of(1, "12"),
            "I50.9 L89.154 E11.621 I69.351"),
    EQUIPMENT(Course.ONCE, "DURABLE_MEDICAL_EQUIPMENT", null, 40, null, Mix.of(1, "12"),
            "J44.9 G35 I69.351 M17.11 R26.2"),
    ORTHOTICS(Course.ONCE, "ORTHOTICS_AND_PROSTHETICS", null, 50, null, Mix.of(70, "11").and(30, "12"),
            "M17.11 M54.50 Z89.511 M21.371"),
    SLEEP(Course.ONCE, "SLEEP_MANAGEMENT", null, 20, "0920", Mix.of(60, "12").and(25, "11").and(15, "22"),
            "G47.33 R06.83 G47.10"),
    IMAGING(Course.ONCE, "DIAGNOSTIC_RADIOLOGY", null, 50, "0610",
            Mix.of(50, "11").and(42, "22").and(8, "24"), "M54.16 R51.9 M25.561 R10.9 C50.911 I25.10"),
    RADIATION(Course.ONCE, "THERAPEUTIC_RADIOLOGY", null, 10, "0333", Mix.of(30, "11").and(70, "22"),
            "C50.911 C61 C34.11"),
    DRUG(Course.ONCE, "INJECTABLE_MEDICATIONS", null, 40, "0636",
            Mix.of(60, "11").and(30, "22").and(10, "12"), "M05.79 K50.90 M81.0 C50.911 G43.709"),
    SPINE(Course.PROCEDURE, "SPINAL_PROCEDURES", null, 0, "0360",
            Mix.of(20, "11").and(45, "22").and(35, "24"), "M54.16 M48.061 M51.26 M43.16 M47.816 M50.122"),
    JOINT(Course.PROCEDURE, "OUTPATIENT_PROCEDURES", null, 5, "0360", Mix.of(55, "22").and(45, "24"),
            "M17.11 M16.11 M75.121 S83.241A M75.41"),
    PROCEDURE(Course.ONCE, "OUTPATIENT_PROCEDURES", null, 10, "0360",
            Mix.of(35, "11").and(35, "22").and(30, "24"), "I83.811 N62 H02.831 J34.2"),
    TRANSPLANT(Course.ONCE, "TRANSPLANT", null, 60, "0360", Mix.of(1, "22"), "N18.6 C90.00 K74.60"),
    UNPROVEN(Course.ONCE, "POTENTIAL_EIU", null, 20, "0310", Mix.of(50, "11").and(50, "22"),
            "L97.411 C50.911 M51.26 I83.013"),
    UNLISTED(Course.ONCE, "UNLISTED_PROCEDURES", null, 10, "0360", Mix.of(40, "11").and(60, "22"),
            "M51.26 M54.16 R52 M25.851"),
    OFFICE_VISIT(Course.ONCE, null, null, 250, null, Mix.of(1, "11"), "M54.50 J06.9 E11.9 I10 R05.9");

    /** How a service goes on. */
    enum Course {
        THERAPY, VISITS, PROCEDURE, ONCE
    }

    /** What is asked for. Musculoskeletal procedures are sent for review in numbers only from 2026 on. */
    private static final Mix<Service> BEFORE_2026 = mix(2, 1);
    private static final Mix<Service> SINCE_2026 = mix(13, 3);

    private static final List<String> OF_CHILDREN = List.of("F84.0", "F82", "G80.1", "R62.0", "F80.2", "Q66.89");

    private final Course course;
    private final String category;
    private final Discipline discipline;
    private final int childrenInThousand;
    private final String revenueCode;
    private final Mix<String> places;
    private final List<String> conditions;

    Service(Course course, String category, Discipline discipline, int childrenInThousand, String revenueCode,
            Mix<String> places, String conditions) {
        this.course = course;
        this.category = category;
        this.discipline = discipline;
        this.childrenInThousand = childrenInThousand;
        this.revenueCode = revenueCode;
        this.places = places;
        this.conditions = List.of(conditions.split(" "));
    }

    static Service draw(Draws draws, int year) {
        return (year < 2026 ? BEFORE_2026 : SINCE_2026).draw(draws);
    }

    private static Mix<Service> mix(int spine, int joint) {
        return Mix.of(40, PHYSICAL_THERAPY).and(17, OCCUPATIONAL_THERAPY).and(6, CHIROPRACTIC).and(3, SPEECH)
                .and(1, HOME_CARE).and(3, EQUIPMENT).and(1, ORTHOTICS).and(1, SLEEP).and(7, IMAGING).and(1, RADIATION)
                .and(4, DRUG).and(spine, SPINE).and(joint, JOINT).and(2, PROCEDURE).and(1, TRANSPLANT).and(1, UNPROVEN)
                .and(1, UNLISTED).and(2, OFFICE_VISIT);
    }

    Course course() {
        return course;
    }

    boolean recurs() {
        return course == Course.THERAPY || course == Course.VISITS;
    }

    /** The category that a plan's terms would name; null: none. */
    String category() {
        return category;
    }

    /** Whose visits are counted; null: nobody's. */
    Discipline discipline() {
        return discipline;
    }

    boolean isForChild(Draws draws) {
        return draws.happens(childrenInThousand);
    }

    /** Of a hospital's own claim; null: not told. */
    String revenueCode() {
        return revenueCode;
    }

    String place(Draws draws) {
        return places.draw(draws);
    }

    /** Children come to therapy and speech for reasons of their own. */
    String condition(Draws draws, boolean child) {
        return draws.any(child && (course == Course.THERAPY || this == SPEECH) ? OF_CHILDREN : conditions);
    }
}
