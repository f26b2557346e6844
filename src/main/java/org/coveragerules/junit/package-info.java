/** Cases as tests of JUnit 5. Whoever uses it has {@code junit-jupiter-api} on the class path. */
package org.coveragerules.junit;
