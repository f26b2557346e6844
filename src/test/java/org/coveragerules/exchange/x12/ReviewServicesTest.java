package org.coveragerules.exchange.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service of a request for review says for itself, beside what its event says. */
class ReviewServicesTest {

    @ParameterizedTest
    @CsvSource({"3, is cancelled", "N, asks to look at a decision again"})
    void aServiceThatAsksForNothingToBeJudgedIsLeftOut(String kind, String told) throws IOException {
        var review = read("UM*HS*" + kind);

        assertThat(review.request().path("lines")).extracting(line -> line.path("number").asInt()).containsExactly(2, 3);
        assertThat(review.notes()).singleElement().asString().startsWith("segment 20 (UM)").contains("line 1 " + told);
    }

    @Test
    void aServiceOfAnotherKindOfReviewIsTold() throws IOException {
        assertThat(read("UM*HS*R").notes()).singleElement().asString().contains("another kind of review (UM02 is R)");
        assertThat(read("UM*HS*S").notes()).isEmpty();
        assertThat(read("UM*HS*X").faults()).singleElement()
                .satisfies(fault -> assertThat(fault.path()).startsWith("UM02 of segment 20 (UM)"));
    }

    @Test
    void aServiceMayBeMoreUrgentThanItsEvent() throws IOException {
        var review = read("UM*HS*I**11:B**U");

        assertThat(review.request().path("urgency").asText()).isEqualTo("EXPEDITED");
        assertThat(review.request().path("lines")).extracting(line -> line.path("placeOfService").asText())
                .containsExactly("11", "22", "22");
        assertThat(read("UM*HS*I**11:B").request().path("urgency").asText()).isEqualTo("STANDARD");
    }

    /** A request of three services whose event is not urgent; the first has a review of its own. */
    private static X12Entry read(String review) throws IOException {
        try (var in = ReviewServicesTest.class.getResourceAsStream("/x12/278-therapy.edi")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("22:B**U", "22:B")
                    .replaceFirst("SS\\*0~TRN", "SS*0~" + review + "~TRN").replace("SE*25*", "SE*26*");
            try (var requests = X12Requests.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
                return requests.next();
            }
        }
    }
}
