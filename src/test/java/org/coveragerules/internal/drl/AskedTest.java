package org.coveragerules.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.coveragerules.internal.drl.Asked.Fact;
import org.junit.jupiter.api.Test;

/** What rules are told to ask for. */
class AskedTest {

    @Test
    void observationsAreAskedOfALineHoweverItIsNamed() {
        assertThat(facts("""
                $line : ServiceLine( number("a") > 1, $b : flag("b"), this.choice("c") == "X" )
                Tested( $other : line, line.day("d") != null, $other.code("e") == "f" )
                eval( $line.number("g") > 3 && !$line.flag("h") )
                Foo() from coding.found($line.number("i"))
                """)).containsExactly("OBSERVATION a PRESENT", "OBSERVATION b PRESENT", "OBSERVATION c PRESENT",
                "OBSERVATION d PRESENT", "OBSERVATION e PRESENT", "OBSERVATION g PRESENT", "OBSERVATION h PRESENT",
                "OBSERVATION i PRESENT");
    }

    @Test
    void whatIsOfThePolicyOrSaidByAVariableIsNoObservation() {
        assertThat(facts("ServiceLine( visits > policy.number(\"a\"), code memberOf policy.list(\"b\"), flag($name) )"))
                .isEmpty();
    }

    @Test
    void patternsTellWhatTheyAskForAndHow() {
        assertThat(facts("""
                Document( type == DocumentType.A )
                not Document( type in (DocumentType.B, "C") )
                exists Document( date != null )
                Observation( line == $line, name == "d" )
                not ( Observation( name in ("e", "f") ) and Diagnosis( principal ) )
                forall( PastService( units == 1 ) )
                ( Treatment( sessions > 3 ) or Document( type == $type ) )
                accumulate( $t : Treatment( kind == TreatmentKind.G ); $n : count($t); $n > 2 )
                $list : List( size > 1 ) from collect( PastService( code == "x" ) )
                """)).containsExactly("DOCUMENT A PRESENT", "DOCUMENT B ABSENT", "DOCUMENT C ABSENT",
                "DOCUMENT  PRESENT", "OBSERVATION d PRESENT", "OBSERVATION e ABSENT", "OBSERVATION f ABSENT",
                "DIAGNOSES  ABSENT", "SERVICES  EACH", "TREATMENTS  PRESENT", "DOCUMENT  PRESENT",
                "TREATMENTS  COUNTED", "SERVICES  COUNTED");
    }

    @Test
    void fieldsOfALineTellWhatTheyComeFrom() {
        assertThat(facts("""
                $line : ServiceLine( age >= 18, sex == Sex.FEMALE, requested.placeOfService == "22", $m : modifiers )
                Tested( line.age > 1, policy.codes("x").hasAny($line.diagnoses) )
                Tested( visits < $line.visitsOf(policy.codes("y"), $line.date()), $line.age() > 3 )
                Request( history.services != null )
                ServiceLine( !servicesKnown )
                Declared( age > 3 )
                """)).containsExactly("AGE  PRESENT", "SEX  PRESENT", "PLACE_OF_SERVICE  PRESENT", "MODIFIERS  PRESENT",
                "AGE  PRESENT", "DIAGNOSES  PRESENT", "SERVICES  PRESENT", "AGE  PRESENT", "SERVICES  PRESENT",
                "SERVICES  PRESENT");
    }

    @Test
    void boundsAreTheNumbersComparedWith() {
        assertThat(bounds("""
                ServiceLine( number("a") >= policy.number("least"), 18 <= age, age > -1 && < 78, !(number("b") > 2.5) )
                ServiceLine( $a : number("c"), $age : age, $least : visits )
                Tested( $a < 3, policy.number("most") >= $age, number("d") > $least )
                not Observation( name == "e", number != 7 )
                Observation( name in ("f", "g"), number > 7 )
                """)).containsExactly("OBSERVATION a >= least PRESENT", "AGE  >= 18 PRESENT", "AGE  > -1 PRESENT",
                "AGE  < 78 PRESENT", "OBSERVATION b <= 2.5 PRESENT", "OBSERVATION c < 3 PRESENT",
                "AGE  <= most PRESENT",
                "OBSERVATION e != 7 ABSENT");
    }

    @Test
    void parametersAndValueSetsAreThoseOfConditionsAndRightHandSide() {
        var asked = asked("ServiceLine( policy.codes(\"a\").has(code), visits > policy.number(\"b\") )",
                "reasons.met($line).with(\"x\", policy.text(\"c\")).listing(\"y\", policy.codes(\"d\"));");
        assertThat(asked.valueSets()).containsExactlyInAnyOrder("a", "d");
        assertThat(asked.parameters()).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void aFactKnowsItsPlaceAndWhatToCallItWhereItIsMissing() {
        var rule = DrlFile.read("a.drl",
                "rule \"r\"\nwhen\n    not PastService()\n    ServiceLine( flag(\"x\") )\nthen end")
                .rules().get(0);
        assertThat(Asked.of(rule).facts()).extracting(Fact::missing).containsExactly("history.services", "x");
        assertThat(Asked.of(rule).facts()).extracting(fact -> rule.in().line(fact.span().start()) + " "
                + fact.span().of(rule.in().text())).containsExactly("3 PastService()", "4 flag(\"x\")");
    }

    private static List<String> facts(String when) {
        return asked(when, "").facts().stream()
                .map(fact -> fact.kind() + " " + fact.name() + " " + fact.wanted()).toList();
    }

    private static List<String> bounds(String when) {
        return asked(when, "").bounds().stream().map(bound -> bound.kind() + " " + bound.name() + " " + bound.operator()
                + " " + bound.number().map(Object::toString).or(bound::parameter).orElseThrow() + " " + bound.wanted())
                .toList();
    }

    private static Asked asked(String when, String then) {
        var file = DrlFile.read("a.drl", "rule \"r\" when\n" + when + "\nthen " + then + "\nend");
        assertThat(file.problems()).isEmpty();
        return Asked.of(file.rules().get(0));
    }
}
