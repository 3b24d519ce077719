# Processors: the one table of what each is called, which toolchain makes code for it, which folder
# of boards/soc has its start-up code, and which options select it.
# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# mp_cpu(<name> <toolchain> <family> <option>...): a row of the table; a board's folder outside the
# tree may add some. Sets MP_CPU_<name>_TOOLCHAIN, _FAMILY (empty for the machine that builds) and
# _OPTIONS, for compiling and linking, and adds the name to MP_CPUS.
macro(mp_cpu name toolchain family)
    list(APPEND MP_CPUS ${name})
    set(MP_CPU_${name}_TOOLCHAIN ${toolchain})
    set(MP_CPU_${name}_FAMILY "${family}")
    set(MP_CPU_${name}_OPTIONS ${ARGN})
endmacro()

# f behind a Cortex-M's number: with single-precision FPU; fd: with double precision as well.
set(MP_CPUS "")
mp_cpu(host gcc "")
mp_cpu(host-x86-32 gcc-m32 "" -m32 -msse2 -mfpmath=sse)
mp_cpu(cortex-m0 arm-none-eabi-gcc cortex_m -mcpu=cortex-m0 -mthumb -mfloat-abi=soft)
mp_cpu(cortex-m0plus arm-none-eabi-gcc cortex_m -mcpu=cortex-m0plus -mthumb -mfloat-abi=soft)
mp_cpu(cortex-m3 arm-none-eabi-gcc cortex_m -mcpu=cortex-m3 -mthumb -mfloat-abi=soft)
mp_cpu(cortex-m4 arm-none-eabi-gcc cortex_m -mcpu=cortex-m4 -mthumb -mfloat-abi=soft)
mp_cpu(cortex-m4f arm-none-eabi-gcc cortex_m
    -mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard)
mp_cpu(cortex-m7 arm-none-eabi-gcc cortex_m -mcpu=cortex-m7 -mthumb -mfloat-abi=soft)
mp_cpu(cortex-m7f arm-none-eabi-gcc cortex_m
    -mcpu=cortex-m7 -mthumb -mfpu=fpv5-sp-d16 -mfloat-abi=hard)
mp_cpu(cortex-m7fd arm-none-eabi-gcc cortex_m
    -mcpu=cortex-m7 -mthumb -mfpu=fpv5-d16 -mfloat-abi=hard)
mp_cpu(cortex-m33 arm-none-eabi-gcc cortex_m -mcpu=cortex-m33 -mthumb -mfloat-abi=soft)
mp_cpu(cortex-m33f arm-none-eabi-gcc cortex_m
    -mcpu=cortex-m33 -mthumb -mfpu=fpv5-sp-d16 -mfloat-abi=hard)
# In this version of the specification the instructions for control registers are part of the base.
mp_cpu(rv32imac riscv-none-elf-gcc riscv -march=rv32imac -misa-spec=2.2 -mabi=ilp32)
