package org.coveragerules.internal.engine;

import org.drools.model.functions.IntrospectableLambda;

/** What Drools compiles an expression to: one object for each expression and kinds of facts, within a wrapper. */
final class CompiledExpression {

    private CompiledExpression() {
    }

    /** Without what it is wrapped in to be compared; of two equal expressions the same. */
    static Object bare(Object lambda) {
        return lambda instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : lambda;
    }
}
