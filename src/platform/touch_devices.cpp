#include "platform/touch_devices.h"

namespace platform {

TouchDevices::TouchDevices(Display* display)
    : display_(display),
      display_mm_(DisplayWidthMM(display, DefaultScreen(display))),
      abs_x_(XInternAtom(display, "Abs MT Position X", False)),
      touch_major_(XInternAtom(display, "Abs MT Touch Major", False)) {}

std::vector<std::string> TouchDevices::find() {
  devices_.clear();
  int count = 0;
  XIDeviceInfo* infos = XIQueryDevice(display_, XIAllDevices, &count);
  std::vector<std::string> names;
  for (int k = 0; infos && k < count; ++k) {
    const XIDeviceInfo& info = infos[k];
    if (info.use != XISlavePointer || !info.enabled) continue;
    Device device;
    bool touchscreen = false;
    double across = 0;
    for (int c = 0; c < info.num_classes; ++c) {
      const XIAnyClassInfo* any = info.classes[c];
      if (any->type == XITouchClass)
        touchscreen |= reinterpret_cast<const XITouchClassInfo*>(any)->mode == XIDirectTouch;
      if (any->type != XIValuatorClass) continue;
      const auto* axis = reinterpret_cast<const XIValuatorClassInfo*>(any);
      if (axis->label == abs_x_) across = axis->max - axis->min;
      if (axis->label == touch_major_) {
        device.width_axis = axis->number;
        device.width = {axis->min, axis->max, static_cast<double>(axis->resolution), 0};
      }
    }
    if (!touchscreen) continue;
    device.width.position_range = across;
    names.emplace_back(info.name);
    devices_[info.deviceid] = device;
  }
  if (infos) XIFreeDeviceInfo(infos);
  return names;
}

double TouchDevices::contact_width_mm(const XIDeviceEvent& event) const {
  const auto it = devices_.find(event.sourceid);
  if (it == devices_.end() || it->second.width_axis < 0) return 0;
  const int axis = it->second.width_axis;
  const auto& v = event.valuators;
  if (axis >= v.mask_len * 8 || !XIMaskIsSet(v.mask, axis)) return 0;
  const double* value = v.values;  // only those whose bit is set have one
  for (int k = 0; k < axis; ++k)
    if (XIMaskIsSet(v.mask, k)) ++value;
  return contact_mm(it->second.width, *value, display_mm_);
}

}  // namespace platform
