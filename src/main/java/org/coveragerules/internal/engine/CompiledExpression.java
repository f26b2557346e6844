package org.coveragerules.internal.engine;

import org.drools.model.functions.IntrospectableLambda;

/** What Drools compiles an expression to: one object for each expression and kinds of facts, within a wrapper. */
final class CompiledExpression {

    private CompiledExpression() {
    }

    /** The lambda itself, without the wrapper by which Drools compares it; equal expressions have the same one. */
    static Object bare(Object lambda) {
        return lambda instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : lambda;
    }
}
