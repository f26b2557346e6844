package org.coveragerules.example;

import java.util.List;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes a request and answers its determination, to the byte as the command line does. */
@RestController
class Determinations {

    private final CoverageRules rules;

    Determinations(CoverageRules rules) {
        this.rules = rules;
    }

    @PostMapping(path = "/determinations", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] determine(@RequestBody byte[] request) {
        return DeterminationWriter.bytes(rules.determine(rules.requests().read(request)));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    List<Fault> refuse(InvalidRequestException refused) {
        return refused.faults();
    }
}
