/**
 * Cases that prove rules: reading and running them, as tests of JUnit too, what they cover, what they would not notice,
 * and what is doubtful in the rules themselves.
 */
package org.coveragerules.cases;
