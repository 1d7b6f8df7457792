import { Approval } from "./approval/Approval.tsx";
import { mount } from "./main.tsx";

mount(<Approval />);
