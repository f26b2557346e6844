/**
 * What a rule sees and what it may say: the facts of a request beside the records of {@code request}, named facts that
 * one policy's rules hand to another's, the parameters of the policy version, and the findings a rule makes.
 */
package org.coveragerules.internal.facts;
