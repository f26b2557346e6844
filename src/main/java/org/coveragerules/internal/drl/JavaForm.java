package org.coveragerules.internal.drl;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Map;
import java.util.Set;
import org.coveragerules.internal.drl.Expression.Form;

/** What a node of Java is, of those that expressions do not tell apart otherwise. */
final class JavaForm {

    private static final Set<BinaryExpr.Operator> ARITHMETIC = Set.of(BinaryExpr.Operator.PLUS,
            BinaryExpr.Operator.MINUS, BinaryExpr.Operator.MULTIPLY, BinaryExpr.Operator.DIVIDE,
            BinaryExpr.Operator.REMAINDER);

    /** What authors call it, by the name of the node's class; of others the name itself is the nearest word. */
    private static final Map<String, String> CALLED = Map.ofEntries(Map.entry("LambdaExpr", "a lambda"),
            Map.entry("MethodReferenceExpr", "a reference to a method"), Map.entry("AssignExpr", "an assignment"),
            Map.entry("CastExpr", "a cast"), Map.entry("InlineCastExpr", "a cast"), Map.entry("ClassExpr", "`.class`"),
            Map.entry("ArrayAccessExpr", "an element in square brackets"), Map.entry("ArrayCreationExpr", "an array"),
            Map.entry("ArrayInitializerExpr", "an array"), Map.entry("InstanceOfExpr", "`instanceof`"),
            Map.entry("SwitchExpr", "`switch`"), Map.entry("SuperExpr", "`super`"),
            Map.entry("WhileStmt", "a loop"), Map.entry("DoStmt", "a loop"), Map.entry("ForStmt", "a loop"),
            Map.entry("ForEachStmt", "a loop"), Map.entry("IfStmt", "`if`"), Map.entry("TryStmt", "`try`"),
            Map.entry("ThrowStmt", "`throw`"), Map.entry("ReturnStmt", "`return`"), Map.entry("SwitchStmt", "`switch`"),
            Map.entry("SynchronizedStmt", "`synchronized`"), Map.entry("LabeledStmt", "a label"),
            Map.entry("BreakStmt", "`break`"), Map.entry("ContinueStmt", "`continue`"),
            Map.entry("YieldStmt", "`yield`"), Map.entry("AssertStmt", "`assert`"),
            Map.entry("LocalClassDeclarationStmt", "a class"), Map.entry("LocalRecordDeclarationStmt", "a record"),
            Map.entry("BlockStmt", "a block"), Map.entry("ModifyStatement", "`modify`"),
            Map.entry("WithStatement", "`with`"), Map.entry("OOPathExpr", "a path through facts"),
            Map.entry("ListCreationLiteralExpression", "a list in square brackets"),
            Map.entry("MapCreationLiteralExpression", "a map in square brackets"),
            Map.entry("UnaryExpr", "an operator that changes a value"));

    private JavaForm() {
    }

    static Form of(Node node) {
        if (node instanceof BinaryExpr binary && ARITHMETIC.contains(binary.getOperator())
                || node instanceof UnaryExpr unary && (unary.getOperator() == UnaryExpr.Operator.MINUS
                        || unary.getOperator() == UnaryExpr.Operator.PLUS)) {
            return Form.ARITHMETIC;
        }
        if (node instanceof ConditionalExpr) {
            return Form.CONDITIONAL;
        }
        if (node instanceof ObjectCreationExpr creation) {
            return creation.getAnonymousClassBody().isEmpty() && creation.getScope().isEmpty() ? Form.NEW : Form.JAVA;
        }
        if (node instanceof VariableDeclarationExpr) {
            return Form.VARIABLE;
        }
        return node instanceof BlockStmt ? Form.STATEMENTS : Form.JAVA;
    }

    /** Whether it is a statement that is more than an expression. */
    static boolean isOther(Node node) {
        return node instanceof Statement && !(node instanceof ExpressionStmt) && !(node instanceof EmptyStmt);
    }

    /** What a message calls it; of a new object its type, of a variable its type and name. */
    static String written(Node node) {
        if (node instanceof ObjectCreationExpr creation) {
            return creation.getType().asString();
        }
        if (node instanceof VariableDeclarationExpr variable) {
            return String.join(", ", variable.getVariables().stream().map(JavaForm::written).toList());
        }
        return CALLED.getOrDefault(node.getClass().getSimpleName(), "`" + node.getClass().getSimpleName() + "`");
    }

    private static String written(VariableDeclarator variable) {
        return variable.getTypeAsString() + " " + variable.getNameAsString();
    }
}
