#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the sample models: torchvision architectures with random weights, stripped to their structure.

Large initializers refer to a weights.bin that need not exist, so a file is some kilobytes and every shape is the
original's. Needs Debian's python3-torchvision and python3-onnx (make_models.sh installs them); downloads nothing.

    make_models.py -o resources/models                    # everything that is bundled
    make_models.py -o out/models vit_b_16 mnasnet1_0     # by name; --all makes every one it knows
    make_models.py -o out/models --with-weights vgg16    # 553 MB with its payload
"""
import argparse
import inspect
import io
import pathlib
import sys
import warnings

import onnx
import torch
import torchvision

OPSET = 13
# Float tensors from this size on lose their payload; integer ones, which shapes are computed from, only beyond 4 KiB.
STRIP_FLOAT_BYTES = 64
STRIP_ANY_BYTES = 4096

BUNDLED = {
    "alexnet": 224, "deeplabv3_mobilenet_v3_large": 513, "densenet121": 224, "efficientnet_b0": 224,
    "efficientnet_b3": 300, "googlenet": 224, "inception_v3": 299, "mobilenet_v2": 224, "mobilenet_v2_dynbatch": 224,
    "mobilenet_v3_large": 224, "mobilenet_v3_small": 224, "resnet18": 224, "resnet18_bn": 224, "resnet50": 224,
    "resnet101": 224, "resnet152": 224, "squeezenet1_0": 224, "squeezenet1_1": 224, "swin_t": 224, "vgg16": 224,
}
MORE = {
    "shufflenet_v2_x1_0": 224, "vit_b_16": 224, "mnasnet1_0": 224, "regnet_x_400mf": 224, "regnet_y_400mf": 224,
    "lraspp_mobilenet_v3_large": 513, "convnext_tiny": 224, "resnext50_32x4d": 224,
}


class MainOutput(torch.nn.Module):
    """Only the main output of a segmentation network, without the auxiliary head."""

    def __init__(self, network):
        super().__init__()
        self.m = network  # this name shows in the names of the nodes

    def forward(self, image):
        return self.m(image)["out"]


def randomize(network):
    """Gives every tensor values of its own: the exporter merges equal ones, such as fresh biases, into one."""
    with torch.no_grad():
        for tensor in list(network.parameters()) + list(network.buffers()):
            if tensor.is_floating_point():
                tensor.copy_(torch.rand_like(tensor) * 0.1 + 0.5)


def build(name):
    """The torchvision network called `name`, in eval mode, with random weights."""
    base = name.removesuffix("_bn").removesuffix("_dynbatch")
    torch.manual_seed(1)
    if hasattr(torchvision.models.segmentation, base):
        make = getattr(torchvision.models.segmentation, base)
        network = MainOutput(make(weights=None, weights_backbone=None))
    else:
        make = getattr(torchvision.models, base)
        takes = inspect.signature(make).parameters
        takes_any = any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in takes.values())
        extra = {"init_weights": False} if base in ("googlenet", "inception_v3") and takes_any else {}
        network = make(weights=None, **extra)
    randomize(network)
    return network.eval()


def export(name, pixels):
    """The network as an onnx.ModelProto with its payload."""
    buffer = io.BytesIO()
    options = {"input_names": ["input"]}
    if name.endswith("_bn"):  # keeps the batch normalizations, which the exporter otherwise folds in eval mode
        options["training"] = torch.onnx.TrainingMode.PRESERVE
    if name.endswith("_dynbatch"):
        options["output_names"] = ["out"]
        options["dynamic_axes"] = {"input": {0: "batch", 2: "h", 3: "w"}, "out": {0: "batch"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(build(name), torch.randn(1, 3, pixels, pixels), buffer, opset_version=OPSET, **options)
    return onnx.load_from_string(buffer.getvalue())


def strip(tensor):
    """Replaces a large payload by a reference to a file that need not exist."""
    is_float = tensor.data_type in (onnx.TensorProto.FLOAT, onnx.TensorProto.DOUBLE, onnx.TensorProto.FLOAT16)
    if len(tensor.raw_data) < (STRIP_FLOAT_BYTES if is_float else STRIP_ANY_BYTES):
        return
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", "weights.bin"


def strip_model(model):
    for tensor in model.graph.initializer:
        strip(tensor)
    for node in model.graph.node:
        node.ClearField("doc_string")
        for attribute in node.attribute:
            if attribute.HasField("t"):
                strip(attribute.t)


def main():
    known = {**BUNDLED, **MORE}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which models; default: the bundled ones")
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True, help="folder to write to")
    parser.add_argument("--all", action="store_true", help="the bundled ones and the others this script knows")
    parser.add_argument("--with-weights", action="store_true", help="keep the payload (random weights)")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in known]
    if unknown:
        parser.error(f"unknown model {unknown[0]}; known: {', '.join(sorted(known))}")
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name in arguments.names or (known if arguments.all else BUNDLED):
        model = export(name, known[name])
        if not arguments.with_weights:
            strip_model(model)
        path = arguments.output / f"{name}.onnx"
        onnx.save(model, str(path))
        print(f"{path}: {len(model.graph.node)} nodes, {path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
