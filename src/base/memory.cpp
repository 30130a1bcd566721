#include "base/memory.h"

#include <cstdlib>  // defines __GLIBC__, where it is that
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace base {

void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace base
