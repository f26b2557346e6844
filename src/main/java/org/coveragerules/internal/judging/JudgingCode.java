package org.coveragerules.internal.judging;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads what rules were compiled to, and finds whatever is more than judging: a call, a field or a class beyond
 * {@link AllowedCalls}, a loop, a handler of exceptions, a lock, an array. The text of the rules has been read before,
 * and tells an author more; this is what holds, however the text hides what it does, since it reads what will run.
 */
public final class JudgingCode {

    /**
     * What compiled rules do beside judging.
     *
     * @param type the class that does it, as bytecode names it
     * @param what in words
     * @param name what to look for in the text of the rules
     */
    public record Beyond(String type, String what, String name) {
    }

    /** More than rules write as the arguments of one call. */
    private static final int LONGEST_ARRAY = 255;
    /** What the compiler lists the rules of a version in; a longer list does not fit into one method of a class. */
    private static final String RULE = "org/drools/model/Rule";
    private static final int MOST_RULES = 1_000;
    private static final String PATTERN = "java/util/regex/Pattern";
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";

    private final Set<String> own;
    private Beyond found;

    private JudgingCode(Set<String> own) {
        this.own = own;
    }

    /**
     * The first thing that the classes do beside judging, in the order of their names; empty where there is none.
     *
     * @param classes by path, as {@code a/b/C.class}
     */
    public static Optional<Beyond> in(Map<String, byte[]> classes) {
        var own = new HashSet<String>();
        classes.keySet().forEach(path -> own.add(path.substring(0, path.length() - ".class".length())));
        var code = new JudgingCode(own);
        for (var bytes : classes.values()) {
            code.read(bytes);
            if (code.found != null) {
                break;
            }
        }
        return Optional.ofNullable(code.found);
    }

    private void read(byte[] bytes) {
        var reader = new ClassReader(bytes);
        reader.accept(new OfClass(reader.getClassName()), ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    private static String shown(String type) {
        return type.substring(type.lastIndexOf('/') + 1).replace('$', '.');
    }

    private final class OfClass extends ClassVisitor {

        private final String self;

        OfClass(String self) {
            super(Opcodes.ASM9);
            this.self = self;
        }

        private void beyond(String what, String name) {
            if (found == null) {
                found = new Beyond(self, what, name);
            }
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            ancestor(parent);
            for (var one : interfaces) {
                ancestor(one);
            }
        }

        private void ancestor(String type) {
            if (!own.contains(type) && !Scaffold.isAncestor(type)) {
                beyond("is a kind of `" + shown(type) + "`", shown(type));
            }
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            type(Type.getType(descriptor));
            return null;
        }

        private void type(Type type) {
            var element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT) {
                type(element.getInternalName());
            } else if (element.getSort() == Type.METHOD) {
                type(element.getReturnType());
                for (var argument : element.getArgumentTypes()) {
                    type(argument);
                }
            }
        }

        private void type(String type) {
            if (type.startsWith("[")) {
                type(Type.getType(type));
            } else if (!own.contains(type) && !AllowedCalls.isClass(type) && !Scaffold.isClass(self, type)) {
                beyond("uses the class `" + shown(type) + "`", shown(type));
            }
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                String[] exceptions) {
            if ((access & Opcodes.ACC_NATIVE) != 0 || name.equals("finalize")) {
                beyond("declares a method `" + name + "`", name);
            }
            return new OfMethod(name);
        }

        private final class OfMethod extends MethodVisitor {

            private final String method;
            private final Set<Label> passed = new HashSet<>();
            /** The number that the instruction before put down; -1: it put down none. */
            private int number = -1;
            /** The text that it put down; null: it put down none. */
            private String text;

            OfMethod(String method) {
                super(Opcodes.ASM9);
                this.method = method;
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                boolean isAllowed = own.contains(owner) ? isOwn(owner, name)
                        : AllowedCalls.isCallable(owner, name, descriptor)
                        || Scaffold.isCallable(self, owner, name)
                        || owner.equals(PATTERN) && name.equals("compile") && text != null
                                && SafePattern.fault(text).isEmpty()
                        // What an enum hands out is a copy of its constants.
                        || owner.equals("java/lang/System") && name.equals("arraycopy") && method.equals("values");
                if (!isAllowed) {
                    beyond("calls `" + shown(owner) + "." + name + "`", name.equals("<init>") ? shown(owner) : name);
                }
                done(-1, null);
            }

            private void done(int nextNumber, String nextText) {
                number = nextNumber;
                text = nextText;
            }

            @Override
            public void visitVarInsn(int opcode, int index) {
                done(-1, null);
            }

            /** Whether it makes what an accumulate counts by, each time anew. */
            private static boolean isCounter(Handle made) {
                return made.getName().equals("<init>") && Scaffold.isCounter(made.getOwner());
            }

            /** A fact that a version declares is not changed once it is made. */
            private boolean isOwn(String owner, String name) {
                return owner.equals(self) || !name.startsWith("set");
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (!own.contains(owner) && (opcode != Opcodes.GETSTATIC
                        || !AllowedCalls.isReadable(owner, name) && !Scaffold.isReadable(owner, name))) {
                    beyond("uses the field `" + shown(owner) + "." + name + "`", name);
                } else if (own.contains(owner) && !owner.equals(self)
                        && (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC)) {
                    beyond("changes `" + shown(owner) + "." + name + "`", name);
                }
                done(-1, null);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                OfClass.this.type(type);
                boolean isMade = opcode == Opcodes.NEW;
                if (isMade && !own.contains(type) && !Scaffold.isCallable(self, type, "<init>")) {
                    beyond("makes a `" + shown(type) + "`", shown(type));
                }
                int longest = type.equals(RULE) && Scaffold.isModel(self) ? MOST_RULES : LONGEST_ARRAY;
                if (opcode == Opcodes.ANEWARRAY && (number < 0 || number > longest) && !method.equals("values")) {
                    beyond("makes an array of `" + shown(type) + "`", "new");
                }
                done(-1, null);
            }

            @Override
            public void visitIntInsn(int opcode, int operand) {
                if (opcode == Opcodes.NEWARRAY) {
                    beyond("makes an array", "new");
                }
                done(operand, null);
            }

            @Override
            public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
                beyond("makes an array", "new");
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
                    beyond("locks something", "synchronized");
                }
                if (opcode == Opcodes.ATHROW && !Scaffold.isModel(self)) {
                    beyond("throws an exception", "throw");
                }
                done(opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5 ? opcode - Opcodes.ICONST_0 : -1, null);
            }

            @Override
            public void visitLdcInsn(Object value) {
                if (value instanceof Type type) {
                    OfClass.this.type(type);
                } else if (value instanceof Handle || value instanceof ConstantDynamic) {
                    beyond("refers to a method", "::");
                }
                done(-1, value instanceof String written ? written : null);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                boolean counts = arguments.length > 1 && arguments[1] instanceof Handle made && isCounter(made);
                if (!counts && !bootstrap.getOwner().equals(CONCATENATION)) {
                    beyond("uses a lambda or refers to a method", "->");
                }
                done(-1, null);
            }

            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
                beyond("handles an exception", "try");
            }

            @Override
            public void visitLabel(Label label) {
                passed.add(label);
            }

            @Override
            public void visitJumpInsn(int opcode, Label label) {
                if (passed.contains(label)) {
                    beyond("goes round in a loop", "while");
                }
                done(-1, null);
            }

            @Override
            public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
                switched(otherwise, labels);
            }

            @Override
            public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
                switched(otherwise, labels);
            }

            private void switched(Label otherwise, Label[] labels) {
                visitJumpInsn(Opcodes.GOTO, otherwise);
                for (var label : labels) {
                    visitJumpInsn(Opcodes.GOTO, label);
                }
            }
        }
    }
}
