/* A few symbols of each kind that kernels have. make.sh builds it and writes down what tools say of it. */
extern int elsewhere(int) __attribute__((weak));
static int __attribute__((noinline, used)) vfs_read_helper(int a) { return a * 3; }
int vfs_read(int a) { return vfs_read_helper(a) + (elsewhere ? elsewhere(a) : 0); }
int vfs_write(int a) { return a * 7; }
int __attribute__((weak)) arch_hook(int a) { return a; }
int __attribute__((visibility("hidden"))) hidden_call(int a) { return a + 2; }
int __attribute__((section(".init.text"))) start_kernel(int a) { return a + 1; }
const char linux_banner[] = "Linux version 0.0";
static const int table[4] __attribute__((used)) = {1, 2, 3, 4};
int init_task[32] = {1};
int __attribute__((weak)) weak_data[4] = {1};
static int counter __attribute__((used)) = 5;
int jiffies_b[8];
static int static_b[8] __attribute__((used));
asm(".globl an_absolute\n an_absolute = 0x1234\n");
asm(".text\n.globl alias_of_write\n.type alias_of_write,@function\n alias_of_write = vfs_write\n");
asm(".text\n.globl an_ifunc\n.type an_ifunc,@gnu_indirect_function\n an_ifunc = vfs_read\n");
#ifdef LONG
int a_function_with_a_name_that_readelf_cuts_short(int a) { return a; }
#endif
