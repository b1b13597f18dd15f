#include "questions.h"

/*
 * The bank of questions is part of the program.  The path is from the top
 * of the source tree, where the compiler runs.
 */
__asm__(".pushsection .rodata\n"
    ".global questions_yaml\n"
    ".hidden questions_yaml\n"
    ".type questions_yaml, @object\n"
    "questions_yaml:\n"
    ".incbin \"templates/peer-review.yaml\"\n"
    ".global questions_yaml_end\n"
    ".hidden questions_yaml_end\n"
    "questions_yaml_end:\n"
    ".byte 0\n"
    ".size questions_yaml, . - questions_yaml\n"
    ".popsection\n");
