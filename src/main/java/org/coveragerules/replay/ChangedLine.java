package org.coveragerules.replay;

import java.time.LocalDate;
import java.util.List;

/**
 * A line that came out otherwise than before, or a claim line that is flagged.
 *
 * @param request        the request's id, or the case's name
 * @param line           the line's number; 0 where the whole request is concerned
 * @param place          file and line of the input
 * @param date           date of service
 * @param code           the procedure code
 * @param placeOfService as asked for; null where absent
 * @param visits         visits asked for; null where absent
 * @param before         null where there is nothing to compare
 * @param after          null where the request cannot be judged
 * @param differences    what is not as expected or recorded, each as a line for a person
 */
record ChangedLine(String request, int line, String place, LocalDate date, String code, String placeOfService,
        Integer visits, LineOutcome before, LineOutcome after, List<String> differences) {
}
