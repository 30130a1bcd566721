#include "platform/canberra.h"

#include <dlfcn.h>

#include <type_traits>

namespace platform {

namespace {

constexpr const char* kLibrary = "libcanberra.so.0";
constexpr const char* kAlsa = "libasound.so.2";

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

void quieten_alsa() {
  using Handler = void (*)(const char*, int, const char*, int, const char*, ...);
  void* alsa = dlopen(kAlsa, RTLD_NOW | RTLD_LOCAL);
  if (!alsa) return;
  const auto set = reinterpret_cast<int (*)(Handler)>(dlsym(alsa, "snd_lib_error_set_handler"));
  if (set) set(&say_nothing);
}

}  // namespace

Canberra::Canberra() {
  quieten_alsa();
  void* const library = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  bool all = true;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    all = all && function != nullptr;
  };
  find(create, "ca_context_create");
  find(destroy, "ca_context_destroy");
  find(set, "ca_context_change_props");
  find(play, "ca_context_play");
  find(playing, "ca_context_playing");
  find(cancel, "ca_context_cancel");
  if (!all) create = nullptr;
}

ca_context* Canberra::context() const {
  ca_context* out = nullptr;
  if (!create || create(&out) != CA_SUCCESS) return nullptr;
  set(out, CA_PROP_APPLICATION_NAME, "Kurumaza", CA_PROP_APPLICATION_ID, "kurumaza", nullptr);
  return out;
}

}  // namespace platform
