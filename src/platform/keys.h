// GLFW's key numbers -> platform::Key. Private to platform.
#pragma once

#include "platform/events.h"

namespace platform {

/// `name`: what the layout writes on the key (glfwGetKeyName), or null. Letters and digits go by
/// it, so that Ctrl+Z is the key with the Z also on a French keyboard.
Key key_from_glfw(int glfw_key, const char* name);
Modifiers modifiers_from_glfw(int glfw_mods);
/// The event of a key, given the modifiers as X tells them: those before it. When Ctrl itself is
/// released it is held no more, and no other key may come for a while to say so.
KeyEvent key_event(Key key, KeyEvent::Action action, Modifiers before);

}  // namespace platform
