package org.coveragerules.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.coveragerules.coding.CodeScope;
import org.coveragerules.criteria.Criteria;
import org.coveragerules.request.Discipline;

/**
 * One version of a policy. Once in force it is never edited: a change is a new version.
 *
 * @param id         the policy's id, shared by its versions
 * @param version    the version's name
 * @param title      for people
 * @param effective  first day in force; null: open
 * @param until      last day in force; null: open
 * @param source     the document it comes from
 * @param after      policies whose rules are asked before its own, because these read what those say
 * @param disciplines the disciplines whose lines it speaks of; empty: it speaks of every line
 * @param codes      the codes whose lines it speaks of; it speaks of lines that both this and disciplines take
 * @param said       its parameters, statements and criteria; of a library on demand, read when they are first asked for
 */
public record Policy(String id, String version, String title, LocalDate effective, LocalDate until, String source,
        List<String> after, Set<Discipline> disciplines, CodeScope codes, Supplier<Said> said) {

    /**
     * What a version says.
     *
     * @param parameters numbers, texts and lists an analyst may change, by name
     * @param statements by id, in the order of the file
     * @param criteria   in the order of the file; each judges the lines of its codes
     */
    public record Said(Map<String, Object> parameters, Map<String, Statement> statements, List<Criteria> criteria) {

        public Said {
            criteria = List.copyOf(criteria);
        }
    }

    /** Numbers, texts and lists an analyst may change, by name. */
    public Map<String, Object> parameters() {
        return said.get().parameters();
    }

    /** By id, in the order of the file. */
    public Map<String, Statement> statements() {
        return said.get().statements();
    }

    /** What has to be met for what it covers, in the order of the file; each judges the lines of its codes. */
    public List<Criteria> criteria() {
        return said.get().criteria();
    }

    /** Whether it is in force on a day; both ends are. */
    public boolean inForce(LocalDate day) {
        return (effective == null || !day.isBefore(effective)) && (until == null || !day.isAfter(until));
    }

    /** Whether it speaks of lines of a code and a discipline; null is a line without one. */
    public boolean speaksOf(String code, Discipline discipline) {
        return isOf(discipline) && codes.takes(code);
    }

    /** Whether it speaks of lines of a discipline, as far as that tells. */
    boolean isOf(Discipline discipline) {
        return disciplines.isEmpty() || discipline != null && disciplines.contains(discipline);
    }

    /** Policy and version, as messages name them. */
    public String name() {
        return id + " " + version;
    }

    Policy endingOn(LocalDate lastDay) {
        return new Policy(id, version, title, effective, lastDay, source, after, disciplines, codes, said);
    }

    Policy saying(Supplier<Said> other) {
        return new Policy(id, version, title, effective, until, source, after, disciplines, codes, other);
    }

    /** Whether all but parameters, statements and criteria is the same. */
    boolean hasHeadOf(Policy other) {
        return name().equals(other.name()) && title.equals(other.title) && source.equals(other.source)
                && Objects.equals(effective, other.effective) && Objects.equals(until, other.until)
                && after.equals(other.after) && disciplines.equals(other.disciplines) && codes.equals(other.codes);
    }
}
